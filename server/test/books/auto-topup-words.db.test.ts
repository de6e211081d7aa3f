import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays, dayMs, hongKongDay, hongKongMidnight, hourMs, minuteMs } from '#base';
import { claimDueRules } from '#auto-topups';
import type { Senders, SendOutcome } from '#notifications';
import { turnOn } from '#test/auto-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const today = (): string => hongKongDay(context.clock.now());

/** Somebody with HK$100 a month, the next time ten days after this morning. */
async function monthly(): Promise<Ruled> {
  do world.pass(hongKongMidnight(context.clock.now()) + dayMs + 9 * hourMs - context.clock.now());
  while (Number(addDays(today(), 10).slice(8)) > 24);
  const person = await world.payer(50_000n);
  const monthlyDay = Number(addDays(today(), 10).slice(8));
  const wish = { belowMinor: null, amountMinor: null, monthlyDay, monthlyMinor: 10_000n };
  await turnOn(context, person, usualWish([person.mandate], wish));
  await world.jobs();
  return person;
}

/** The centre has one answer for all. */
const centre = (outcome: SendOutcome): Senders => ({ sms: { send: async () => outcome } });
const isAway = centre({ outcome: 'again', reason: 'away', isUnreached: true });
const knowsNobody = centre({ outcome: 'refused', reason: 'no such number' });

async function look(senders?: Senders): Promise<void> {
  await claimDueRules(context);
  await world.jobs(senders);
}

async function words(person: Ruled): Promise<string[]> {
  const told = await world.told(person);
  return told.filter(({ kind }) => kind === 'auto_topup_ahead').map(({ body }) => body);
}

const made = async (person: Ruled): Promise<number> => (await world.topups(person)).length;

/** Looks each time something could be done until then, and at that instant. */
async function passTo(atMs: number, senders?: Senders): Promise<void> {
  for (; context.clock.now() < atMs; await look(senders)) {
    world.pass(Math.min(8 * hourMs, atMs - context.clock.now()));
  }
}

test('days are counted from when a word has left us, and not from our queue', async () => {
  const person = await monthly();
  // Nothing ran here for nine days.
  world.pass(9 * dayMs);
  await look(isAway);
  await passTo(context.clock.now() + 50 * hourMs, isAway);
  world.pass(30 * minuteMs);
  await world.jobs();
  const knownMs = context.clock.now() + 72 * hourMs;
  await passTo(knownMs - minuteMs);
  assert.equal(await made(person), 0);
  world.pass(minuteMs);
  await look();
  assert.equal(await made(person), 1);
  assert.equal((await words(person)).length, 1);
});

test('by a word that reached nobody nothing is taken, and it is said anew', async () => {
  const person = await monthly();
  world.pass(9 * dayMs);
  await look(knowsNobody);
  const lost = addDays(today(), 3);
  await passTo(context.clock.now() + 72 * hourMs - minuteMs, knowsNobody);
  assert.equal((await words(person)).length, 1);
  world.pass(minuteMs);
  await look();
  assert.equal(await made(person), 0);
  const heard = addDays(today(), 3);
  const days = (await words(person)).map((body) => /\d{4}-\d\d-\d\d/.exec(body)?.[0]);
  assert.deepEqual(days, [lost, heard]);
  const knownMs = context.clock.now() + 72 * hourMs;
  await passTo(knownMs - minuteMs);
  assert.equal(await made(person), 0);
  await passTo(knownMs + minuteMs);
  assert.equal(await made(person), 1);
  assert.equal(today(), heard);
});

test('whom the second word reached is charged three days after that one', async () => {
  const person = await monthly();
  const day = addDays(today(), 10);
  await passTo(context.clock.now() + 5 * dayMs, knowsNobody);
  assert.equal((await words(person)).length, 1);
  while (today() < addDays(day, -3)) await passTo(context.clock.now() + hourMs);
  await passTo(context.clock.now() + 8 * hourMs);
  assert.equal((await words(person)).length, 2);
  while ((await made(person)) === 0) await passTo(context.clock.now() + hourMs);
  assert.equal(today(), day);
  assert.equal((await words(person)).length, 2);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
