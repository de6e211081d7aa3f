import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hourMs, type InstantMs, minuteMs, present } from '#base';
import { lookAtLines, readRule, skipNext } from '#auto-topups';
import { readMandate } from '#mandates';
import { remindLow } from '#reminders';
import { turnOn } from '#test/auto-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { signWallet } from '#test/wallet-world';

/** What an owner hears of it that nothing is charged, and when. */
const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context, shop } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** Use has brought a line so low; its rule has looked, and what follows is done. */
async function fall(person: Ruled, byMinor: bigint, levels?: readonly bigint[]): Promise<void> {
  await world.move(person, -byMinor);
  const { line } = person;
  await lookAtLines(context, [
    levels ? { line, fell: { levels, at: context.clock.now() } } : { line },
  ]);
}

/** What use would tell of the same fall beside the rule. */
function remind({ line }: Ruled, at: InstantMs = context.clock.now()): Promise<void> {
  const money = { beforeMinor: 2_000n, afterMinor: 1_000n, levels: [2_000n] };
  return remindLow(context, [{ line, at, ...money }]);
}

/** Whatever is asked about what its rule has ordered is answered by nothing. */
async function silence(person: Ruled, forMs: number): Promise<void> {
  const [topup] = await world.topups(person);
  const attempt = present(topup?.attempt, 'its attempt');
  await shop.fault('500-after-effect', attempt, 'pay');
  for (const method of ['cancel', 'inquiryPayment']) {
    await shop.fault('500-before-effect', attempt, method, forMs);
  }
  await world.jobs();
}

async function kindsTo(person: Ruled): Promise<string[]> {
  return (await world.told(person)).map(({ kind }) => kind);
}

test('a rule whose only wallet declines for good is paused, and goes on by a new one', async () => {
  const person = await world.ruled();
  await fall(person, 9_000n);
  const [topup] = await world.topups(person);
  await shop.fault('charge-risk-reject', present(topup?.attempt, 'its attempt'));
  await world.jobs();
  assert.equal((await readMandate(context, person.mandate)).state, 'suspended');
  const { rule, next } = await readRule(context, person.line);
  assert.deepEqual([rule?.state, rule?.pausedWhy, next], ['paused', 'mandate_over', null]);
  assert.deepEqual((await kindsTo(person)).sort(), ['auto_topup_rests', 'collection_stopped']);
  // A second look says nothing twice.
  world.pass(2 * 60 * minuteMs);
  await lookAtLines(context, [person]);
  await world.sweep();
  assert.equal((await kindsTo(person)).length, 2);
  const mandate = await signWallet(context, shop, person.subscriber);
  await turnOn(context, person, usualWish([mandate]), 5_000n);
  await world.jobs();
  assert.equal((await world.topups(person)).at(-1)?.state, 'credited');
});

test('a charge that nobody knows the end of is told once, and low money as ever', async () => {
  const person = await world.ruled();
  const fellAt = context.clock.now();
  await fall(person, 9_000n);
  await silence(person, 6 * hourMs);
  await remind(person, fellAt);
  world.pass(14 * minuteMs);
  await world.sweep();
  assert.deepEqual(await kindsTo(person), [], 'the rule has ordered, and most are known soon');
  assert.equal((await readRule(context, person.line)).next, null);
  world.pass(minuteMs);
  await world.sweep();
  assert.deepEqual(await kindsTo(person), ['auto_topup_unknown']);
  assert.match((await world.told(person))[0]?.body ?? '', /HK\$50.*尚未確認.*結餘HK\$10/);
  world.pass(hourMs);
  await fall(person, 100n, [2_000n]);
  await world.sweep();
  assert.deepEqual(await kindsTo(person), ['auto_topup_unknown']);
  await remind(person);
  assert.deepEqual(await kindsTo(person), ['auto_topup_unknown', 'balance_below']);
});

test('the level of a rule is told as any while what it would do is left out', async () => {
  const person = await world.ruled();
  await skipNext(context, person.line, person.subscriber, true);
  await fall(person, 9_000n, [2_000n]);
  await remind(person);
  assert.deepEqual(await kindsTo(person), ['balance_below']);
});

test('a cap that is reached is told each time that the line runs low', async () => {
  const person = await world.ruled(10_000n, { capMinor: 5_000n });
  await fall(person, 9_000n, [2_000n]);
  await world.jobs();
  world.pass(dayMs);
  await fall(person, 5_500n, [2_000n]);
  await fall(person, 1n);
  const [, told] = await world.told(person);
  assert.equal(told?.kind, 'auto_topup_cap_reached');
  // Topped up by hand, it runs low again on the same day.
  world.pass(hourMs);
  await world.move(person, 5_000n);
  await fall(person, 4_000n, [2_000n]);
  const twice = ['auto_topup_cap_reached', 'auto_topup_cap_reached'];
  assert.deepEqual((await kindsTo(person)).slice(1), twice);
  await fall(person, 1n);
  assert.equal((await kindsTo(person)).length, 3);
});

test('a line that is low again within the interval is told how long it waits, once', async () => {
  const person = await world.ruled();
  await fall(person, 9_000n, [2_000n]);
  await world.jobs();
  world.pass(20 * minuteMs);
  await fall(person, 5_000n, [2_000n]);
  await fall(person, 100n);
  assert.deepEqual(await kindsTo(person), ['auto_topup_charged', 'auto_topup_put_off']);
  assert.match((await world.told(person))[1]?.body ?? '', /HK\$11。.*40分鐘後才可再扣款/);
  world.pass(40 * minuteMs);
  await world.sweep();
  assert.equal((await world.topups(person)).length, 2);
});

test('a decline that leaves a line low is told by its own words alone', async () => {
  const person = await world.ruled();
  await fall(person, 9_000n, [2_000n]);
  const [topup] = await world.topups(person);
  await shop.fault('charge-balance-not-enough', present(topup?.attempt, 'its attempt'));
  await world.jobs();
  await fall(person, 100n);
  assert.deepEqual(await kindsTo(person), ['auto_topup_declined']);
  // Topped up by hand, it runs low again before the next try.
  await world.move(person, 5_000n);
  world.pass(minuteMs);
  await fall(person, 5_000n, [2_000n]);
  assert.deepEqual(await kindsTo(person), ['auto_topup_declined', 'auto_topup_put_off']);
});
