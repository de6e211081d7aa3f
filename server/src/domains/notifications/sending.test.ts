import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minuteMs, secondMs } from '#base';
import { closingOf, retryDelayMs, type Try } from './sending.ts';

const nowMs = Date.parse('2026-11-23T00:12:00Z');

test('tries come 2, 8 and 32 seconds apart and at last every half hour', () => {
  const delays = [1, 2, 3, 4, 5, 6, 30].map(retryDelayMs);
  const seconds = [2, 8, 32, 128, 512, 1_800, 1_800];
  assert.deepEqual(
    delays,
    seconds.map((delay) => delay * secondMs),
  );
});

const first: Try = {
  kind: 'topup_credited',
  channel: 'sms',
  attempts: 1,
  mostAttempts: 10,
  hasOtherWay: false,
};

test('what the gateway has is sent, what the phone has is delivered', () => {
  const delivered = closingOf({ outcome: 'delivered' }, first, nowMs);
  assert.deepEqual([delivered.state, delivered.endedAt], ['delivered', nowMs]);
  const accepted = closingOf({ outcome: 'accepted', gateway: 'g', references: [] }, first, nowMs);
  assert.deepEqual([accepted.state, accepted.endedAt], ['sent', null]);
});

test('a try that proved nothing is made again, until there have been enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (tries, most) => {
      const tried = { ...first, attempts: tries, mostAttempts: most };
      const closing = closingOf({ outcome: 'again', reason: 'away' }, tried, nowMs);
      assert.equal(closing.state, tries < most ? 'queued' : 'failed');
      assert.equal(closing.failure, 'away');
      const isLater = closing.dueAt > nowMs && closing.dueAt <= nowMs + 30 * minuteMs;
      assert.equal(isLater, tries < most);
    }),
  );
});

test('a gateway that nobody can reach is waited for, unless there is another way', () => {
  const away = { outcome: 'again', reason: 'away', isUnreached: true } as const;
  const tried = { ...first, attempts: 100 };
  const waits = closingOf(away, tried, nowMs);
  assert.deepEqual([waits.state, waits.dueAt - nowMs], ['queued', 30 * minuteMs]);
  const goesOn = closingOf(away, { ...tried, hasOtherWay: true }, nowMs);
  assert.deepEqual([goesOn.state, goesOn.triedMore], ['queued', 'sms: away']);
});

test('a message that the gateway will never take fails at once', () => {
  const closing = closingOf({ outcome: 'refused', reason: 'status 0xb' }, first, nowMs);
  assert.deepEqual([closing.state, closing.sentAt], ['failed', null]);
});

test('where there is another way, the end of one is the beginning of the next', () => {
  for (const kind of [first.kind, 'balance_low'] as const) {
    const tried = { ...first, kind, attempts: 10, hasOtherWay: true };
    for (const outcome of ['refused', 'again'] as const) {
      const closing = closingOf({ outcome, reason: 'r' }, tried, nowMs);
      const { state, channel, attempts, dueAt, triedMore } = closing;
      assert.deepEqual([state, channel, attempts, dueAt], ['queued', null, 0, nowMs]);
      assert.equal(triedMore, 'sms: r');
    }
  }
});

test('a lost answer is never called failed, and doubles only what may come twice', () => {
  const lost = { outcome: 'unknown', reason: 'no answer' } as const;
  assert.equal(closingOf(lost, first, nowMs).state, 'queued');
  assert.equal(closingOf(lost, { ...first, attempts: 10 }, nowMs).state, 'unknown');
  assert.equal(closingOf(lost, { ...first, kind: 'balance_low' }, nowMs).state, 'unknown');
});

test('a text whose answer was lost goes again no sooner than its receipt would come', () => {
  const lost = { outcome: 'unknown', reason: 'no answer' } as const;
  const afterMs = (tried: Partial<Try>) =>
    closingOf(lost, { ...first, ...tried }, nowMs).dueAt - nowMs;
  assert.deepEqual(
    [1, 2, 3, 4].map((attempts) => afterMs({ attempts })),
    [30, 30, 32, 128].map((seconds) => seconds * secondMs),
  );
  assert.equal(afterMs({ channel: 'push' }), 2 * secondMs);
});
