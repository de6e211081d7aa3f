import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays, dayMs, hongKongDay, hongKongMidnight, hourMs, present } from '#base';
import { lookAtLines } from '#auto-topups';
import { turnOn } from '#test/auto-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context, shop } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const today = (): string => hongKongDay(context.clock.now());

function passToNoonOf(day: string): void {
  while (today() < day) world.pass(dayMs);
  world.pass(hongKongMidnight(context.clock.now()) + 12 * hourMs - context.clock.now());
}

/** Somebody whose month's was told so late that it is made so many days after its day. */
async function madeLate(days: number): Promise<Ruled & { readonly last: string }> {
  while (Number(today().slice(8)) !== 10) world.pass(dayMs);
  const day = `${today().slice(0, 7)}-24`;
  const person = await world.payer(50_000n);
  const wish = { belowMinor: null, amountMinor: null, monthlyDay: 24, monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([person.mandate], wish));
  await world.jobs();
  // Nothing ran here until three days before it is made.
  passToNoonOf(addDays(day, days - 3));
  await world.sweep();
  passToNoonOf(addDays(day, days));
  await lookAtLines(context, [person]);
  const [topup] = await world.topups(person);
  await shop.fault('charge-balance-not-enough', present(topup?.attempt, 'its attempt'));
  await world.jobs();
  return { ...person, last: addDays(day, 10) };
}

async function saidTo(person: Ruled): Promise<string[]> {
  const told = await world.told(person);
  return told.flatMap(({ kind, body }) => (/ahead/.test(kind) ? [] : [`${kind} ${body}`]));
}

test('a decline on the last day of its month is told once, as the end of it', async () => {
  const person = await madeLate(10);
  assert.equal(today(), person.last);
  const [said = '', ...more] = await saidTo(person);
  assert.match(said, /^auto_topup_not_made .*今日是最後限期\(錢包拒絕\)/);
  assert.deepEqual(more, []);
  for (const day of [1, 2, 3]) {
    passToNoonOf(addDays(person.last, day));
    await world.sweep();
  }
  assert.deepEqual(await saidTo(person), [said]);
});

test('one before it is told as a decline, and the month once it is over', async () => {
  const person = await madeLate(9);
  const [said = '', ...more] = await saidTo(person);
  assert.match(said, /^auto_topup_declined/);
  assert.deepEqual(more, []);
  for (const day of [1, 2]) {
    passToNoonOf(addDays(person.last, day));
    await world.sweep();
  }
  const [first, over = '', ...rest] = await saidTo(person);
  assert.deepEqual([first, rest], [said, []]);
  assert.match(over, /^auto_topup_not_made .*每月增值已過\(錢包拒絕\)/);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
