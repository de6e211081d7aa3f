import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hourMs, minuteMs, secondMs } from '#base';
import { readRule } from '#auto-topups';
import { imsiAt, type NetworkSession } from '#test/core-network';
import { eventually } from '#test/eventually';
import {
  assertServed,
  assertToldOnce,
  assertWithinCap,
  chargesOf,
  moneyOf,
  toldTo,
} from './judge.ts';
import { centreFaults, centreLosses, walletFaults } from './chaos.ts';
import { type Newcomer, openTown, type Resident, type Town } from './town.ts';

const seed = 5;
const steps = 48;
/** Less than is on a line that is not low, so that one that is served can use it to its end. */
const use = fc.record({ minutes: fc.integer({ min: 0, max: 3 }), texts: fc.nat(3) });
const step = fc.record({
  hours: fc.integer({ min: 10, max: 24 }),
  uses: fc.tuple(use, use, use, use),
  mends: fc.boolean(),
});

const moving = { balanceMinor: 6_000n, validDays: 90, isUsed: true };

/**
 * Of some a month's is due on the same day as another's, and does not always fit the cap beside
 * what runs low. The drawer's is refused for weeks, while what has run low is paid, and an end
 * comes nearer all the time.
 */
const newcomers: readonly Newcomer[] = [
  {
    ...moving,
    number: '+85260000001',
    language: 'zh-Hant',
    wish: { capMinor: 15_000n, monthlyDay: 26, monthlyMinor: 6_000n },
  },
  {
    ...moving,
    number: '+8613800160001',
    language: 'zh-Hans',
    wish: { capTimes: 4, daysLeft: 5, monthlyDay: 26, monthlyMinor: 7_000n },
  },
  {
    number: '+85260000002',
    language: 'zh-Hant',
    balanceMinor: 1_000n,
    validDays: 30,
    isUsed: false,
    wish: { daysLeft: 60, monthlyDay: 28, monthlyMinor: 16_000n, capMinor: 20_000n },
  },
  {
    ...moving,
    number: '+85260000003',
    language: 'en',
    wish: { capMinor: 100_000n, capTimes: 20, daysLeft: 5 },
  },
];

async function phone(town: Town, index: number, { minutes, texts }: Use): Promise<boolean> {
  const { network } = town;
  const line = `lines/${imsiAt(index)}`;
  let isServed = true;
  for (let text = 0; text < texts; text += 1) {
    const wish = { to: '+85221234567', when: 'before' };
    const { result } = await network.ask<{ result: string }>('POST', `${line}/messages`, wish);
    isServed &&= result === 'SUCCESS';
  }
  if (minutes === 0) return isServed;
  const wish = { service: 'voice', to: '+14155550100', ask: 60 };
  const call = await network.ask<NetworkSession>('POST', `${line}/sessions`, wish);
  const units = minutes * 60;
  if (call.state !== 'active') return false;
  const { used } = await network.ask<NetworkSession>('POST', `sessions/${call.id}/use`, { units });
  await network.ask('POST', `sessions/${call.id}/end`);
  return isServed && used === units;
}

interface Use {
  readonly minutes: number;
  readonly texts: number;
}

/** One person's day goes on; a line that is not low must serve them to the end. */
async function live(town: Town, one: Resident, index: number, wanted: Use): Promise<void> {
  const before = await moneyOf(town, one);
  const isServed = await phone(town, index, wanted);
  const isLow = before < (one.wish.belowMinor ?? 0n);
  assert.ok(isServed || isLow, `${one.number} was cut off with ${before}`);
}

test('a line in use stays served, never beyond its cap, and its owner is told once', async (t) => {
  const town = await openTown(t, newcomers);
  const { network, people, shop, centre } = town;
  for (const index of people.keys()) {
    await network.ask('POST', `lines/${imsiAt(index)}/move`, { place: 'shenzhen' });
  }
  await shop.chaos(seed, 0.25, walletFaults);
  const [days] = fc.sample(fc.array(step, { minLength: steps, maxLength: steps }), {
    seed,
    numRuns: 1,
  });
  for (const [index, { hours, uses, mends }] of (days ?? []).entries()) {
    const chaos =
      index % 2 === 0 ? { rate: 0.2, faults: centreFaults } : { rate: 0.4, faults: centreLosses };
    await centre.tell('chaos', { seed, ...chaos });
    await town.pass(hours * hourMs);
    for (const one of people) await assertServed(town, one);
    await Promise.all(
      people.map((one, index) => {
        const wanted = one.isUsed ? uses[index] : undefined;
        return live(town, one, index, wanted ?? { minutes: 0, texts: 0 });
      }),
    );
    await town.pass(secondMs);
    for (const one of people) {
      await assertServed(town, one);
      if (mends) await town.mend(one);
    }
  }
  await shop.chaos(seed, 0, walletFaults);
  // In steps that pass over no morning: what waited for one is not too late by the next.
  for (const hours of [1, 2, 12, 12, 10]) await town.pass(hours * hourMs);
  // What the centre had no room for is sent again, and now it has.
  await centre.tell('chaos', { seed, rate: 0, faults: centreFaults });
  for (const minutes of [1, 5, 15, 30]) await town.pass(minutes * minuteMs);
  for (const one of people) {
    const charges = await chargesOf(town, one);
    const kinds = Object.groupBy(await toldTo(town, one), ({ kind }) => kind);
    const counts = Object.entries(kinds).map(([kind, told]) => `${kind} ${told?.length}`);
    t.diagnostic(`${one.number}: ${charges.length} charges; ${counts.join(', ')}`);
    assert.ok(charges.length >= 2, 'the rule was hardly asked for anything');
    assertWithinCap(one, charges);
    await assertToldOnce(town, one);
  }
  await assertEverythingCalled(town);
  const { unheard = 0 } = (await centre.status()).counts;
  t.diagnostic(`${unheard} answers of the centre were not heard`);
  assert.ok(unheard > 5, `only ${unheard} answers of the centre were lost`);
  await stopsByText(town);
  assert.deepEqual(await network.problems(), []);
});

/** Or else the judges have judged nothing. */
async function assertEverythingCalled({ network: { context }, people }: Town): Promise<void> {
  const logs = await Promise.all(people.map(({ line }) => readRule(context, line, null)));
  const seen = new Set(
    logs.flatMap(({ events }) => events.map(({ event, cause }) => `${event} ${cause}`)),
  );
  const wanted = ['charged below', 'charged monthly', 'charged expiry', 'refused monthly'];
  for (const one of wanted) assert.ok(seen.has(one), `there was no ${one}`);
}

/** One word by text, and whatever the line uses then, nothing more is taken. */
async function stopsByText(town: Town): Promise<void> {
  const { centre, network, people } = town;
  const one = people.at(-1);
  assert.ok(one);
  const before = (await chargesOf(town, one)).length;
  await centre.tell(`phones/${one.number}/say`, { to: '188', text: 'STOP' });
  await eventually('the rule is off', async () => {
    return (await readRule(network.context, one.line)).rule?.state === 'off';
  });
  // The centre still refuses one text in five at first, and the answer is then sent again later.
  const { text } = await eventually('the stop is answered', async () => {
    await town.pass(minuteMs);
    return (await centre.messages(one.number)).find(({ from }) => from === '188');
  });
  assert.match(text, /^Auto top-up is stopped/);
  for (let time = 0; time < 8; time += 1) {
    await phone(town, people.length - 1, { minutes: 3, texts: 3 });
    await town.pass(5 * hourMs);
  }
  assert.ok((await moneyOf(town, one)) < 2_000n);
  assert.equal((await chargesOf(town, one)).length, before);
}
