import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { openLowuClient } from '@lowu/partner-client';
import { secondMs } from '#base';
import { openPartnerWorld } from '#test/partner-world';

const requestsPerMinute = 30;
const processes = 3;
const callsEach = 20;

const world = await openPartnerWorld({ after });

/** Sleeps of all processes by the server's clock, and how many of their requests are on the way. */
function openTime() {
  const { clock } = world.context;
  const asleep: { readonly atMs: number; wake(): void }[] = [];
  let underway = 0;
  let tooFast = 0;
  return {
    tooFast: () => tooFast,
    surroundings: {
      now: () => clock.now(),
      sleep: (ms: number) =>
        new Promise<void>((wake) => void asleep.push({ atMs: clock.now() + ms, wake })),
      fetch: async (...asked: Parameters<typeof fetch>) => {
        underway += 1;
        const answer = await fetch(...asked).finally(() => (underway -= 1));
        if (answer.status === 429) tooFast += 1;
        return answer;
      },
    },
    /** Lets time pass to the next who wakes, once nobody waits for an answer. */
    async passUntil(isOver: () => boolean): Promise<void> {
      while (!isOver()) {
        await setImmediate();
        const [next] = asleep.toSorted((one, other) => one.atMs - other.atMs);
        if (underway > 0 || !next) continue;
        asleep.splice(asleep.indexOf(next), 1);
        clock.advance(Math.max(0, Math.ceil(next.atMs - clock.now())));
        next.wake();
      }
    },
  };
}

test('programs of one partner that share its pace wait their turns, and none fails', async () => {
  const { client, secret } = await world.partner({ requestsPerMinute });
  const time = openTime();
  const fromMs = world.context.clock.now();
  let done = 0;
  const calls = Array.from({ length: processes }, () => {
    const lowu = openLowuClient({
      baseUrl: world.base,
      clientId: client,
      clientSecret: secret,
      // Whoever comes too fast has not tried in vain: one failure would be the last.
      patience: { tries: 1 },
      surroundings: time.surroundings,
    });
    return Array.from({ length: callsEach }, async () => {
      await lowu.call('readClient', {});
      done += 1;
    });
  }).flat();
  const over = Promise.all(calls).finally(() => (done = calls.length));
  await time.passUntil(() => done === calls.length);
  await over;
  const tookSeconds = (world.context.clock.now() - fromMs) / secondMs;
  const leastSeconds = ((calls.length - requestsPerMinute) / requestsPerMinute) * 60;
  assert.ok(tookSeconds >= leastSeconds - 1, `no faster than the pace: ${tookSeconds} s`);
  assert.ok(time.tooFast() > 0, 'somebody was told to wait');
});
