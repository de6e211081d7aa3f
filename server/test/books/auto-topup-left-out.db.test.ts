import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, hongKongMidnight, hourMs, minuteMs } from '#base';
import { lookAtLines, readRule, skipNext } from '#auto-topups';
import { readLine } from '#subscribers';
import { turnOn } from '#test/auto-world';
import { openChangingRules } from '#test/changing-rules';
import type { Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

/** What its owner leaves out once, and what comes of the rest. */
const { world, today, live, charged, change } = await openChangingRules();
const { context } = world;

/** To a morning so many days before one of the first weeks of a month. */
function toMorning(aheadDays: number): void {
  do {
    const midnight = hongKongMidnight(context.clock.now());
    world.pass(midnight + dayMs + 9 * hourMs - context.clock.now());
  } while (Number(addDays(today(), aheadDays).slice(8)) > 20);
}

const leaveOut = ({ line, subscriber }: Ruled) => skipNext(context, line, subscriber, true);

const timesOf = async (person: Ruled, event: string): Promise<number> =>
  (await world.events(person)).filter((one) => one === event).length;

/** Nothing is charged until then, to the minute. */
async function chargedFirstAt(person: Ruled, atMs: number, amountMinor: bigint): Promise<void> {
  world.pass(atMs - minuteMs - context.clock.now());
  await world.sweep();
  assert.deepEqual(await charged(person), []);
  world.pass(minuteMs);
  await world.sweep();
  assert.deepEqual(await charged(person), [amountMinor]);
}

test('a month left out takes no other with it, however far the end of the line is', async () => {
  toMorning(10);
  const person = await world.payer(50_000n);
  await world.tell(await world.order(person.number, 30_000n, person.subscriber));
  await world.jobs();
  const { validUntil } = await readLine(context, person.line);
  assert.ok((validUntil ?? 0) > context.clock.now() + 150 * dayMs, 'it lives for half a year');
  const monthly = { monthlyDay: Number(addDays(today(), 10).slice(8)), monthlyMinor: 10_000n };
  await turnOn(
    context,
    person,
    usualWish([person.mandate], { ...monthly, belowMinor: null, daysLeft: 7 }),
  );
  await world.jobs();
  await leaveOut(person);
  const before = await world.topups(person);
  await live(80);
  assert.equal(await timesOf(person, 'skipped'), 1);
  assert.deepEqual((await charged(person)).slice(before.length), [10_000n, 10_000n]);
  const words = (await world.told(person)).filter(({ kind }) => kind === 'auto_topup_ahead');
  assert.equal(words.length, 4, 'each of the two was told five days ahead and three');
});

test('what was left out for running low comes a day later though a month is left out', async () => {
  toMorning(1);
  const person = await world.payer(60_000n);
  await world.tell(await world.order(person.number, 30_000n, person.subscriber));
  await world.jobs();
  const monthly = { monthlyDay: Number(addDays(today(), 1).slice(8)), monthlyMinor: 10_000n };
  const wish = usualWish([person.mandate], { ...monthly, daysLeft: 7 });
  await turnOn(context, person, wish);
  await world.jobs();
  const before = await world.topups(person);
  // By night, behind the hours in which months are made.
  world.pass(12 * hourMs);
  await leaveOut(person);
  await world.move(person, 1_000n - (await world.money(person)));
  await lookAtLines(context, [person]);
  assert.equal(await timesOf(person, 'skipped'), 1);
  // The month's is due within that day, and left out, too.
  await leaveOut(person);
  const lowAgainMs = context.clock.now() + dayMs;
  while (context.clock.now() < lowAgainMs) {
    await world.sweep();
    world.pass(Math.min(hourMs, lowAgainMs - context.clock.now()));
  }
  await world.sweep();
  world.pass(minuteMs);
  await world.sweep();
  assert.deepEqual((await charged(person)).slice(before.length), [5_000n]);
});

test('what a changed rule charges behind what is left out is shown, with its time', async () => {
  const person = await world.ruled(6_000n);
  await leaveOut(person);
  const nowMs = context.clock.now();
  const wish = { belowMinor: 10_000n, amountMinor: 30_000n };
  const first = await change(person, wish);
  assert.deepEqual(first, { valueMinor: 30_000n, cause: 'below', fromMs: nowMs + dayMs });
  assert.equal(await timesOf(person, 'skipped'), 1);
  await chargedFirstAt(person, nowMs + dayMs, 30_000n);
});

test('a change keeps the day of rest of what was left out before it', async () => {
  const person = await world.ruled();
  await leaveOut(person);
  await world.move(person, -9_000n);
  await lookAtLines(context, [person]);
  const leftOutMs = context.clock.now();
  world.pass(hourMs);
  const first = await change(person, { capMinor: 20_000n });
  assert.deepEqual(first, { valueMinor: 5_000n, cause: 'below', fromMs: leftOutMs + dayMs });
  const { next } = await readRule(context, person.line);
  assert.equal(next?.atMs, leftOutMs + dayMs);
  await chargedFirstAt(person, leftOutMs + dayMs, 5_000n);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
