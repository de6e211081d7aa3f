import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hourMs, minuteMs, present } from '#base';
import { lookAtLines, readRule } from '#auto-topups';
import { askDuePayments } from '#payments';
import { turnOn } from '#test/auto-world';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { auditEverything, isClean } from '../../src/audit.ts';

const closing: (() => Promise<void>)[] = [];
/** Months pass here without any use. */
const world = await openRuleWorld(
  { after: (work) => closing.push(work) },
  { auto_topup_idle_days: 365 },
);
const { context, shop, pass } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const once = { capMinor: 5_000n };

/** Looks by whatever there is: use, and the clock. */
async function look(person: Ruled): Promise<void> {
  await lookAtLines(context, [person]);
  await world.sweep();
}

async function fall(person: Ruled): Promise<void> {
  await world.move(person, 1_000n - (await world.money(person)));
}

/** Falls low and is charged for it, and when. */
async function charged(person: Ruled): Promise<number> {
  await fall(person);
  await look(person);
  return context.clock.now();
}

/** Time goes on in so many steps to an instant, with a look after each. */
async function until(person: Ruled, atMs: number, steps = 6): Promise<void> {
  const stepMs = (atMs - context.clock.now()) / steps;
  for (let count = 0; count < steps; count += 1) {
    pass(stepMs);
    await look(person);
  }
}

async function endsOf(person: Ruled): Promise<string[]> {
  return (await world.topups(person)).map(({ state }) => state);
}

const caps = async (person: Ruled): Promise<string[]> =>
  (await world.told(person))
    .filter(({ kind }) => kind === 'auto_topup_cap_reached')
    .map(({ body }) => body);

/** Its rule has ordered one, which the wallet has paid, and nobody knows that for hours. */
async function withUnknown(person: Ruled): Promise<void> {
  await fall(person);
  await lookAtLines(context, [person]);
  const attempt = present((await world.topups(person)).at(-1)?.attempt, 'an attempt');
  await shop.fault('500-after-effect', attempt, 'pay');
  for (const method of ['cancel', 'inquiryPayment']) {
    await shop.fault('500-before-effect', attempt, method, hourMs);
  }
  await world.jobs();
  assert.equal((await endsOf(person)).at(-1), 'confirming');
}

/** Its end is asked for until it is known. */
async function known(person: Ruled): Promise<number> {
  for (let times = 0; times < 5; times += 1) {
    await askDuePayments(context);
    await world.jobs();
    if ((await readRule(context, person.line)).open === undefined) break;
    pass(6 * hourMs);
  }
  assert.equal((await endsOf(person)).at(-1), 'credited');
  return context.clock.now();
}

test('under a cap that was lowered while one is open, that counts once it is paid', async () => {
  const person = await world.ruled();
  const firstMs = await charged(person);
  pass(2 * dayMs);
  await withUnknown(person);
  await turnOn(context, person, usualWish([person.mandate], once));
  const secondMs = await known(person);
  const { usedMinor, usedTimes } = await readRule(context, person.line);
  assert.deepEqual([usedMinor, usedTimes], [10_000n, 2], 'more than the new cap');
  await fall(person);
  await until(person, firstMs + 30 * dayMs + hourMs);
  // The first counts no more, and the second fills the cap by itself.
  assert.equal((await readRule(context, person.line)).usedMinor, 5_000n);
  await until(person, secondMs + 30 * dayMs - minuteMs);
  assert.deepEqual(await endsOf(person), ['credited', 'credited']);
  assert.match((await caps(person))[0] ?? '', /已達30日上限HK\$50/);
  assert.equal((await caps(person)).length, 1);
  pass(minuteMs);
  await look(person);
  assert.deepEqual(await endsOf(person), ['credited', 'credited', 'credited']);
});

test('a cap that is raised while one is open lets the rule go on, by the new one', async () => {
  const person = await world.ruled(10_000n, once);
  await withUnknown(person);
  await turnOn(context, person, usualWish([person.mandate], { capMinor: 10_000n }));
  await until(person, context.clock.now() + 30 * minuteMs);
  assert.equal((await endsOf(person)).length, 1, 'the open one blocks, whatever the cap');
  await known(person);
  for (const count of [2, 2]) {
    await fall(person);
    await until(person, context.clock.now() + dayMs);
    assert.equal((await endsOf(person)).length, count);
  }
  assert.equal((await caps(person)).length, 1);
});

test('within an interval there is no second, whichever way the clock is set', async () => {
  for (const jumpMs of [-2 * hourMs, 2 * hourMs]) {
    const person = await world.ruled();
    // Where it goes ahead first, it is the charge that is written down too late.
    if (jumpMs > 0) pass(jumpMs);
    const chargedMs = await charged(person);
    await fall(person);
    pass(-2 * hourMs);
    await until(person, chargedMs - hourMs);
    await until(person, chargedMs + hourMs - minuteMs);
    assert.deepEqual(await endsOf(person), ['credited'], `${jumpMs} ms`);
    pass(minuteMs);
    await look(person);
    assert.deepEqual(await endsOf(person), ['credited', 'credited'], `${jumpMs} ms`);
  }
});

test('a clock that jumps ahead and back at the end of 30 days gives no second within', async () => {
  const person = await world.ruled(10_000n, once);
  const firstMs = await charged(person);
  await fall(person);
  await until(person, firstMs + 30 * dayMs - hourMs);
  assert.deepEqual(await endsOf(person), ['credited']);
  // Two hours back and on again: it is no later by that.
  pass(-2 * hourMs);
  await until(person, firstMs + 30 * dayMs - minuteMs);
  assert.deepEqual(await endsOf(person), ['credited']);
  pass(minuteMs + hourMs);
  await look(person);
  const secondMs = context.clock.now();
  assert.deepEqual(await endsOf(person), ['credited', 'credited']);
  // What the clock is behind of by now counts all the same.
  pass(-2 * hourMs);
  await fall(person);
  await until(person, secondMs + dayMs);
  await until(person, secondMs + 30 * dayMs - minuteMs);
  assert.deepEqual(await endsOf(person), ['credited', 'credited']);
  pass(minuteMs);
  await look(person);
  assert.deepEqual(await endsOf(person), ['credited', 'credited', 'credited']);
});

test('what ends while the clock is behind counts from its order, which is later', async () => {
  const person = await world.ruled(10_000n, once);
  await fall(person);
  await lookAtLines(context, [person]);
  const orderedMs = context.clock.now();
  pass(-2 * hourMs);
  await world.jobs();
  assert.deepEqual(await endsOf(person), ['credited']);
  await fall(person);
  pass(2 * hourMs);
  await until(person, orderedMs + 30 * dayMs - hourMs);
  assert.deepEqual(await endsOf(person), ['credited']);
  await until(person, orderedMs + 30 * dayMs);
  assert.deepEqual(await endsOf(person), ['credited', 'credited']);
});

test('after all of this the books are whole', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
