import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, hongKongDay, hongKongMidnight, hourMs, minuteMs } from '#base';
import { setReminders } from '#reminders';
import { ageLines, grantValidity, lockLines, readLine } from '#subscribers';
import { dataIn, megabyte, messageHome, openReminderWorld } from '#test/reminder-world';
import type { Person } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const world = await openReminderWorld();
const { context, use, told } = world;
const { clock } = context;

/** What of these kinds somebody was told, in their order. */
async function kindsTo(person: Person, about: RegExp): Promise<string[]> {
  return (await told(person)).map(({ kind }) => kind).filter((kind) => about.test(kind));
}

test('levels are the owner’s own: told at theirs, and no more at those of the house', async () => {
  const person = await world.newcomer(8_000n);
  const levels = [7_000n];
  await setReminders(context, person.line, { levels, daysAhead: [7], switchedOff: [] });
  // HK$0.50 each: 70.00 is not below 70.00.
  await use(person, messageHome, 20n);
  assert.deepEqual(await kindsTo(person, /^balance/), []);
  await use(person, messageHome, 1n);
  const [said, ...more] = await told(person);
  assert.match(said?.body ?? '', /HK\$69\.50/);
  assert.deepEqual(more, []);
  clock.advance(2 * dayMs);
  await use(person, messageHome, 120n);
  assert.equal((await kindsTo(person, /^balance/)).length, 1);
});

test('a pack that is bought anew is told of anew, and none is told of twice', async () => {
  const person = await world.newcomer(20_000n);
  for (const times of [1, 2]) {
    await world.buy(person, 'hk_1gb_1d');
    for (const part of [850n, 50n, 124n]) {
      await use(person, dataIn('HK'), part * megabyte);
      clock.advance(2 * minuteMs);
    }
    const expected = Array.from({ length: times }, () => ['pack_nearly_used', 'pack_used_up']);
    assert.deepEqual(await kindsTo(person, /^pack/), expected.flat());
  }
});

test('a day that costs too much is told on each such day, and once on each', async () => {
  const person = await world.regular(200_000n, 10n);
  for (const times of [1, 2]) {
    await use(person, messageHome, 300n * BigInt(times) ** 3n);
    await use(person, messageHome, 300n * BigInt(times) ** 3n);
    assert.equal((await kindsTo(person, /^unusual/)).length, times);
    clock.advance(dayMs);
  }
});

test('days ahead are the owner’s own, and an end that has moved is told of anew', async () => {
  const person = await world.newcomer(5_000n);
  await setReminders(context, person.line, { levels: [], daysAhead: [5], switchedOff: [] });
  const noon = hongKongMidnight(clock.now()) + 12 * hourMs;
  clock.advance(noon + (noon < clock.now() ? dayMs : 0) - clock.now());
  const expected: string[] = [];
  const ends: string[] = [];
  for (let day = 0; day < 40; day += 1) {
    const { validUntil } = await readLine(context, person.line);
    const last = hongKongDay(validUntil ?? 0);
    if (addDays(hongKongDay(clock.now()), 5) === last) {
      ends.push(last);
      expected.push(...(await sweptOn(person, 1)));
      if (ends.length === 1) await live(person, 15);
    } else {
      assert.deepEqual(await sweptOn(person, 0), [], hongKongDay(clock.now()));
    }
    if (ends.length === 2) break;
    clock.advance(dayMs);
  }
  assert.equal(new Set(ends).size, 2);
  assert.deepEqual(expected, ['line_expires', 'line_expires']);
});

/** What a day's looks tell, however many there are. */
async function sweptOn(person: Person, count: number): Promise<string[]> {
  const about = /^line_expires/;
  const before = await kindsTo(person, about);
  for (let times = 0; times < 2; times += 1) {
    await ageLines(context);
    await world.done();
  }
  const kinds = (await kindsTo(person, about)).slice(before.length);
  assert.equal(kinds.length, count);
  return kinds;
}

async function live({ line }: Person, days: number): Promise<void> {
  const cause = 'top_test';
  await context.db.transaction(async (tx) => {
    await lockLines(tx, { lines: [line], granting: [{ line, cause }] });
    grantValidity(tx, { line, cause, days });
  });
}

test('the books are in order afterwards', async () => {
  assert.ok(isClean(await auditEverything(context)));
});
