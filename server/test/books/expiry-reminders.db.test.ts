import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayMs, hongKongDay, hourMs, type PhoneNumber, present } from '#base';
import { planOf, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import {
  ageLines,
  createLine,
  createSubscriber,
  grantValidity,
  type LineId,
  lockLines,
} from '#subscribers';
import { killedAt } from '#test/killed';
import { openReminderWorld, type ReminderWorld } from '#test/reminder-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';

let people = 0;

/** Lines that live for so many days more. */
function linesFor(context: Context, days: readonly number[]): Promise<readonly LineId[]> {
  return context.db.transaction(async (tx) => {
    const plan = planOf(await readCatalog(context), 'commuter');
    const lines: LineId[] = [];
    for (const validDays of days) {
      people += 1;
      const number: PhoneNumber = `+8527${String(people).padStart(7, '0')}`;
      const subscriber = createSubscriber(tx, { name: 'Somebody', language: 'en' });
      const numbers = [{ number, registration: 'registered' } as const];
      lines.push(await createLine(tx, { subscriber, plan, numbers, validDays }));
    }
    return lines;
  });
}

/** Which days ahead each line was told of, by the keys of its messages. */
async function toldOf({ context }: ReminderWorld): Promise<ReadonlyMap<string, string[]>> {
  const text = `select cause, key from notifications.message where kind like 'line_expires%'
    order by key`;
  const rows = await context.db.read<{ cause: string; key: string }>({ name: 'test: keys', text });
  const told = new Map<string, string[]>();
  for (const { cause, key } of rows) {
    const [, , day, ahead] = key.split(' ');
    told.set(cause, [...(told.get(cause) ?? []), `${day} ${ahead}`]);
  }
  return told;
}

test('lines that expire are told days ahead and on the last, by two processes once', async (t) => {
  const world = await openReminderWorld(t);
  const { context, database } = world;
  const other = database.context({ reactions, clock: context.clock });
  const lines = await linesFor(context, [0, 1, 2, 5, 7, 8, 30, 31]);
  const today = hongKongDay(context.clock.now());
  await ageLines(context);
  await world.done();
  assert.equal((await toldOf(world)).size, 0, 'nobody is told at eight in the morning');
  context.clock.advance(2 * hourMs);
  await Promise.all([ageLines(context), ageLines(other)]);
  await Promise.all([world.done(), world.done()]);
  assert.equal(await ageLines(other), 0);
  const told = await toldOf(world);
  const dueToday = [0, 1, 5, 7, 30];
  const expected = [0, 1, 3, 4, 6].map((at, index) => {
    const ahead = dueToday[index] ?? 0;
    return [present(lines[at], 'a line'), [`${addDays(today, ahead)} ${ahead}`]] as const;
  });
  assert.deepEqual(Object.fromEntries(told), Object.fromEntries(expected));
});

test('a line that was topped up between walk and word is told nothing', async (t) => {
  const world = await openReminderWorld(t);
  const { context } = world;
  const [line] = await linesFor(context, [7]);
  assert.ok(line);
  await ageLines(context);
  context.clock.advance(2 * hourMs);
  assert.equal(await ageLines(context), 1);
  const cause = 'top_test';
  await context.db.transaction(async (tx) => {
    await lockLines(tx, { lines: [line], granting: [{ line, cause }] });
    grantValidity(tx, { line, cause, days: 90 });
  });
  await world.done();
  assert.equal((await toldOf(world)).size, 0);
});

/** As a version left them that told nobody of an end: to be looked at once they are over. */
const asBefore = {
  name: 'test: as lines were before anybody was told',
  text: `update subscribers.line set told_state = 'active',
    look_at = valid_until + interval '1 ms'`,
};

test('lines from before anybody was told ahead are told like all others', async (t) => {
  const world = await openReminderWorld(t);
  const { context, database } = world;
  const owner = database.context({ url: database.ownerUrl, clock: context.clock });
  const other = database.context({ reactions, clock: context.clock });
  const days = [0, 1, 6, 7, 30, 33, 45];
  const lines = await linesFor(context, days);
  await owner.db.read(asBefore);
  // At noon: whose day it is today hears of it today, though its hour is past.
  context.clock.advance(4 * hourMs);
  const first = hongKongDay(context.clock.now());
  for (let day = 0; day <= 20; day += 1) {
    await Promise.all([ageLines(context), ageLines(other)]);
    await world.done();
    context.clock.advance(dayMs);
  }
  const told = await toldOf(world);
  for (const [index, validDays] of days.entries()) {
    const aheads = [30, 7, 5, 1, 0].filter((one) => one <= validDays && one >= validDays - 20);
    const last = addDays(first, validDays);
    const expected = aheads.map((ahead) => `${last} ${ahead}`).sort(byText);
    assert.deepEqual(told.get(present(lines[index], 'a line')) ?? [], expected, `${validDays}`);
  }
});

test('a day ahead that is added, or an hour that is changed, leaves no line out', async (t) => {
  const world = await openReminderWorld(t, {
    line_told_ahead_days: [7, 1],
    line_told_from_hour: 12,
  });
  const { context, database } = world;
  const clock = context.clock;
  const changed = database.context({ reactions, clock });
  const lines = await linesFor(context, [5, 9, 30]);
  await ageLines(context);
  clock.advance(3 * hourMs);
  await ageLines(changed);
  await world.done();
  const today = hongKongDay(clock.now());
  const keyOf = (ahead: number): string => `${addDays(today, ahead)} ${ahead}`;
  assert.deepEqual(Object.fromEntries(await toldOf(world)), {
    [present(lines[0], 'a line')]: [keyOf(5)],
    [present(lines[2], 'a line')]: [keyOf(30)],
  });
});

/** As the database sorts keys of one line. */
function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}

test('looks that are killed and days without any tell each line what was due, once', async (t) => {
  const day = fc.integer({ min: 0, max: 40 });
  const hours = fc.array(
    fc.record({ commit: fc.integer({ min: 1, max: 3 }), isUp: fc.boolean() }),
    {
      minLength: 24,
      maxLength: 24,
    },
  );
  const property = fc.asyncProperty(
    fc.array(day, { minLength: 1, maxLength: 30 }),
    hours,
    async (days, steps) => {
      const closing: (() => Promise<void>)[] = [];
      const world = await openReminderWorld({ after: (work) => void closing.push(work) });
      const { context } = world;
      const lines = await linesFor(context, days);
      await ageLines(context);
      const first = hongKongDay(context.clock.now());
      const expected = new Map<string, string[]>();
      let lastUp = addDays(first, -1);
      context.clock.advance(2 * hourMs);
      for (const { commit, isUp } of steps) {
        if (isUp) {
          await ageLines(killedAt(context, commit)).catch(() => undefined);
          await ageLines(context);
          await world.done();
          const today = hongKongDay(context.clock.now());
          for (const [index, validDays] of days.entries()) {
            const last = addDays(first, validDays);
            const reached = [30, 7, 5, 1, 0].filter((ahead) => {
              const day = addDays(last, -ahead);
              return day > lastUp && day <= today && last >= today;
            });
            const line = present(lines[index], 'a line');
            if (reached.length === 0) continue;
            const told = `${last} ${Math.min(...reached)}`;
            expected.set(line, [...(expected.get(line) ?? []), told]);
          }
          lastUp = today;
        }
        context.clock.advance(dayMs);
      }
      const told = await toldOf(world);
      for (const keys of expected.values()) keys.sort(byText);
      assert.deepEqual(Object.fromEntries(told), Object.fromEntries(expected));
      assert.ok(isClean(await auditEverything(context)));
      for (const close of closing) await close();
    },
  );
  await fc.assert(property, { numRuns: 4 });
  t.diagnostic('24 days of looks, killed and resumed');
});
