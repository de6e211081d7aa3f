import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, hourMs, type InstantMs, minuteMs } from '#base';
import type { LineId } from '#subscribers';
import { openTopupWorld } from '#test/topup-world';
import type { Reminder, SwitchableGroup } from './reminder.ts';
import { setReminders } from './set-reminders.ts';
import { tellOnce } from './tell-once.ts';

const world = await openTopupWorld();
const { context, database } = world;
const other = database.context({ clock: context.clock });
const restMs = hourMs;

/** What came to be so: of few things, within few hours, told again and again and out of order. */
const happening = fc.record({
  about: fc.constantFrom('one', 'two', 'three'),
  minute: fc.nat(240),
  times: fc.integer({ min: 1, max: 3 }),
  isUrgent: fc.boolean(),
});

function reminderOf(line: LineId, startMs: InstantMs, { about, minute, isUrgent }: Happening) {
  const at = startMs + minute * minuteMs;
  const said = { kind: 'zone_closed', parameters: { zone, balance } } as const;
  const made: Reminder = {
    line,
    group: 'zones',
    about,
    at,
    restsUntil: at + restMs,
    said,
    isUrgent,
  };
  return made;
}

type Happening = { readonly about: string; readonly minute: number; readonly isUrgent: boolean };

const zone = { 'zh-Hant': '內地', 'zh-Hans': '内地', en: 'the Mainland' };
const balance = { amountMinor: 100n, currency: 'HKD' } as const;

const readQueued = {
  name: 'test: queued',
  text: `select key, due_at from notifications.message where cause = $1 order by due_at, id`,
};

test('however often and in whatever order, a thing is told once while it rests', async () => {
  let people = 0;
  const property = fc.asyncProperty(
    fc.array(happening, { minLength: 1, maxLength: 12 }),
    async (happenings) => {
      people += 1;
      const { line } = await world.person([`+8526${String(people).padStart(7, '0')}`]);
      // What is told has happened: by now, if later than the rest of it.
      const startMs = context.clock.now() - 240 * minuteMs;
      const told = happenings.flatMap((one) => Array.from({ length: one.times }, () => one));
      await Promise.all(
        told.map((one, index) =>
          tellOnce(index % 2 === 0 ? context : other, [reminderOf(line, startMs, one)]),
        ),
      );
      // Told in order once more, nothing new may come but what rests no longer.
      for (const one of happenings.toSorted((a, b) => a.minute - b.minute)) {
        await tellOnce(other, [reminderOf(line, startMs, one)]);
      }
      const rows = await context.db.read(readQueued, [line]);
      const queued = rows as unknown as { key: string; due_at: number; dueAt: number }[];
      for (const about of ['one', 'two', 'three']) {
        const instants = queued
          .flatMap(({ key }) => (key.includes(` ${about} `) ? [Number(key.split(' ').at(-1))] : []))
          .sort((a, b) => a - b);
        assert.equal(new Set(instants).size, instants.length);
        for (const [index, at] of instants.entries()) {
          const before = instants[index - 1];
          assert.ok(
            before === undefined || at - before >= restMs,
            `${about} at ${instants.join()}`,
          );
        }
        const isThere = happenings.some((one) => one.about === about);
        assert.equal(instants.length > 0, isThere);
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

test('what rests until an instant is told again at that instant, and no sooner', async () => {
  const { line } = await world.person(['+85269999998']);
  const startMs = context.clock.now();
  const told = async (minute: number): Promise<number> => {
    await tellOnce(context, [reminderOf(line, startMs, { about: 'one', minute, isUrgent: true })]);
    return (await context.db.read(readQueued, [line])).length;
  };
  assert.deepEqual([await told(0), await told(59), await told(60)], [1, 1, 2]);
});

test('reminders of a line that can wait are a minute apart, whoever tells them', async () => {
  const { line } = await world.person(['+85269999999']);
  const startMs = context.clock.now();
  const wanted = Array.from({ length: 8 }, (_, index) => ({
    about: `thing ${index}`,
    minute: 0,
    isUrgent: false,
  }));
  const urgent = { about: 'urgent', minute: 0, isUrgent: true };
  await Promise.all(
    wanted.map((one, index) =>
      tellOnce(index % 2 === 0 ? context : other, [reminderOf(line, startMs, one)]),
    ),
  );
  await tellOnce(context, [reminderOf(line, startMs, urgent)]);
  const rows = await context.db.read(readQueued, [line]);
  const queued = rows as unknown as { key: string; dueAt: number }[];
  const waits = queued.filter(({ key }) => !key.includes('urgent')).map(({ dueAt }) => dueAt);
  assert.deepEqual(
    waits,
    wanted.map((_, index) => startMs + index * minuteMs),
  );
  const now = queued.find(({ key }) => key.includes('urgent'));
  assert.equal(now?.dueAt, startMs);
});

test('a clock that was a day ahead keeps no reminder back once it is set right', async () => {
  const { line } = await world.person(['+85269999986']);
  const wanted = (about: string) => {
    return [reminderOf(line, context.clock.now(), { about, minute: 0, isUrgent: false })];
  };
  context.clock.advance(dayMs);
  await tellOnce(context, wanted('ahead'));
  context.clock.advance(-dayMs);
  await tellOnce(context, wanted('first'));
  await tellOnce(context, wanted('second'));
  const rows = await context.db.read(readQueued, [line]);
  const waits = (rows as unknown as { dueAt: number }[]).map(({ dueAt }) => dueAt);
  const nowMs = context.clock.now();
  assert.deepEqual(waits, [nowMs, nowMs + minuteMs, nowMs + dayMs]);
});

test('of several at once the urgent is told now, and each of the rest has a turn', async () => {
  const { line } = await world.person(['+85269999997']);
  const startMs = context.clock.now();
  const about = ['first', 'urgent', 'second', 'third'];
  await tellOnce(
    context,
    about.map((one) =>
      reminderOf(line, startMs, {
        about: one,
        minute: 0,
        isUrgent: one === 'urgent',
      }),
    ),
  );
  const rows = await context.db.read(readQueued, [line]);
  const queued = rows as unknown as { key: string; dueAt: number }[];
  const minutes = queued.map(
    ({ key, dueAt }) => `${key.split(' ')[1]} ${(dueAt - startMs) / minuteMs}`,
  );
  // It takes a turn, too: whatever comes with it is read after it.
  assert.deepEqual(minutes.sort(), ['first 1', 'second 2', 'third 3', 'urgent 0']);
});

test('what is read in the app alone takes no turn of what is sent', async () => {
  const { line } = await world.person(['+85269999994']);
  const startMs = context.clock.now();
  const [inside, sent] = ['inside', 'sent'].map((about) =>
    reminderOf(line, startMs, { about, minute: 0, isUrgent: false }),
  );
  assert.ok(inside && sent);
  await tellOnce(context, [{ ...inside, isInside: true }]);
  await tellOnce(context, [sent]);
  const rows = await context.db.read(readQueued, [line]);
  const queued = rows as unknown as { dueAt: number }[];
  assert.deepEqual(
    queued.map(({ dueAt }) => dueAt),
    [startMs, startMs],
  );
});

test('what its owner has switched off for a line is not told, and rests from nothing', async () => {
  const [off, on] = [await world.person(['+85269999996']), await world.person(['+85269999995'])];
  const startMs = context.clock.now();
  const switchedOff = (groups: readonly SwitchableGroup[]) =>
    setReminders(context, off.line, { levels: [], daysAhead: [], switchedOff: groups });
  const tell = async (): Promise<number[]> => {
    const thing = { about: 'one', minute: 0, isUrgent: true };
    await tellOnce(
      context,
      [off, on].map(({ line }) => reminderOf(line, startMs, thing)),
    );
    const told = [off, on].map(
      async ({ line }) => (await context.db.read(readQueued, [line])).length,
    );
    return Promise.all(told);
  };
  await switchedOff(['zones']);
  assert.deepEqual(await tell(), [0, 1]);
  await switchedOff(['packs']);
  assert.deepEqual(await tell(), [1, 1], 'what was not told may be told still');
});
