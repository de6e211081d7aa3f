import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstantMs } from '#base';
import { textTable } from '#test/text-table';
import { usualRule, usualWish } from '#test/usual-rule';
import { newRule } from './new-rule.ts';
import { isMonthToCome, missedDay, plannedFor } from './planned.ts';
import type { Rule } from './rule.ts';

const number = '+85251234567';
const atNoon = (day: string): InstantMs => Date.parse(`2026-${day}T12:00:00+08:00`);

function begun(nowMs: InstantMs, more = {}, before?: Partial<Rule>): Rule {
  const old = before && { ...usualRule(nowMs, ['mdt_1']), ...before };
  const wish = usualWish(['mdt_1'], more);
  return newRule({ line: 'lin_1', owner: 'sub_1', wish, intervalMinutes: 60 }, number, nowMs, old);
}

test('a rule begins with nothing told, and nothing done before the end of its line', () => {
  const nowMs = atNoon('11-23');
  const before: Partial<Rule> = {
    state: 'paused',
    pausedWhy: 'declined_often',
    skipsNext: true,
    toldFor: '2026-11-28',
    toldTimes: 2,
    toldAt: nowMs,
    expiryToldFor: '2026-11-28',
    expiryToldTimes: 1,
    expiryToldAt: nowMs,
    expiryDone: '2026-11-28',
    expiryBackAt: nowMs,
    toldWhy: 'below cap_amount',
    hastened: 7,
  };
  const { hastened, ...begins } = begun(nowMs, { capTimes: 3 }, before);
  const { hastened: first, ...fresh } = begun(nowMs, { capTimes: 3 });
  assert.deepEqual(begins, fresh);
  const { hastened: _, ...usual } = usualRule(nowMs, ['mdt_1']);
  const own = { line: 'lin_1', owner: 'sub_1', number, onSince: nowMs, dueAt: nowMs, capTimes: 3 };
  assert.deepEqual(fresh, { ...usual, ...own });
  // Whoever looks at the one before must see that it is another by now.
  assert.deepEqual([first, hastened], [1, 8]);
});

test('what is or was left out stays so where a rule that is on is changed, and only there', () => {
  const nowMs = atNoon('11-23');
  const leftOutAt = nowMs - 60_000;
  const kept = (['on', 'paused', 'off'] as const).map((state) => {
    const rule = begun(nowMs, {}, { state, skipsNext: true, leftOutAt });
    return [rule.skipsNext, rule.leftOutAt];
  });
  assert.deepEqual(kept, [
    [true, leftOutAt],
    [false, null],
    [false, null],
  ]);
  assert.equal(begun(nowMs, {}, { state: 'on' }).skipsNext, false);
});

test('a month is begun with, unless its day is past or the rule before has paid for it', () => {
  const cases = textTable<'now' | 'day' | 'before' | 'done'>(`
    now   | day | before  | done
    11-23 | 24  |         |
    11-23 | 23  |         |
    11-23 | 22  |         | 2026-11
    11-23 | 24  | 2026-10 | 2026-10
    11-23 | 24  | 2026-11 | 2026-11
    11-23 | 22  | 2026-10 | 2026-11
    11-23 | 22  | 2026-12 | 2026-12
    11-23 |     | 2026-11 |
  `);
  for (const { now, day, before, done } of cases) {
    const monthly = { monthlyDay: day === '' ? null : Number(day), monthlyMinor: 10_000n };
    const old = before === '' ? undefined : { monthDone: before };
    const { monthDone } = begun(atNoon(now), monthly, old);
    assert.equal(monthDone ?? '', done, `${day} at ${now} after ${before}`);
  }
});

test('a month that a rule had still to make is still to be made once that is changed', () => {
  const cases = textTable<'now' | 'day' | 'before' | 'since' | 'state' | 'done' | 'next'>(`
    now         | day | before  | since | state  | done    | next
    11-16 12:00 | 15  | 2026-10 | 09-01 | on     | 2026-10 | 2026-11-15
    11-16 12:00 | 15  |         | 11-02 | on     |         | 2026-11-15
    11-15 12:00 | 15  | 2026-10 | 09-01 | on     | 2026-10 | 2026-11-15
    11-16 12:00 | 15  | 2026-11 | 09-01 | on     | 2026-11 | 2026-12-15
    11-16 12:00 | 15  | 2026-10 | 09-01 | paused | 2026-11 | 2026-12-15
    11-16 12:00 | 15  | 2026-10 | 09-01 | off    | 2026-11 | 2026-12-15
    12-03 12:00 | 28  | 2026-10 | 09-01 | on     | 2026-10 | 2026-11-28
    12-03 12:00 | 28  | 2026-11 | 09-01 | on     | 2026-11 | 2026-12-28
    12-03 12:00 | 28  |         | 11-29 | on     |         | 2026-12-28
    12-03 12:00 | 28  |         | 11-29 | off    |         | 2026-12-28
  `);
  for (const { now, day, before, since, state, done, next } of cases) {
    const nowMs = Date.parse(`2026-${now.replace(' ', 'T')}:00+08:00`);
    const monthly = { monthlyDay: Number(day), monthlyMinor: 10_000n };
    const old: Partial<Rule> = {
      ...monthly,
      monthDone: before === '' ? null : before,
      onSince: atNoon(since),
      state: state as Rule['state'],
    };
    const rule = begun(nowMs, monthly, old);
    const what = `${day} at ${now} after ${before}, ${state}`;
    assert.equal(rule.monthDone ?? '', done, what);
    assert.equal(plannedFor(rule, null, nowMs)[0]?.day, next, what);
    // Changed once more, it is what it was.
    const again = begun(nowMs + 60_000, monthly, rule);
    assert.equal(plannedFor(again, null, nowMs)[0]?.day, next, what);
  }
});

test('of a month that was changed too late its owner hears that it is over, and then not', () => {
  const monthly = { monthlyDay: 15, monthlyMinor: 10_000n };
  const old = { ...monthly, monthDone: '2026-10', onSince: atNoon('09-01') };
  const rule = begun(atNoon('11-16'), monthly, old);
  const over = atNoon('12-01');
  assert.equal(missedDay(rule, atNoon('11-30')), null);
  assert.equal(missedDay(rule, over), '2026-11-15');
  // Changed between the end of the month and the word of it, that is said all the same.
  const changed = begun(over, monthly, rule);
  assert.equal(missedDay(changed, over), '2026-11-15');
  assert.equal(missedDay({ ...changed, monthDone: '2026-11' }, over), null);
  const [next] = plannedFor(changed, null, over);
  assert.equal(next?.day, '2026-12-15');
  // What never called is not missed.
  const fresh = begun(atNoon('11-16'), monthly);
  assert.equal(missedDay(fresh, over), null);
  const ended = begun(atNoon('11-16'), monthly, { ...old, monthlyUntil: '2026-11-01' });
  assert.equal(plannedFor(ended, null, over)[0]?.day, '2026-12-15');
});

test('the last month of a rule may be late, and its caps be raised for it', () => {
  const until = { monthlyDay: 15, monthlyUntil: '2026-11-30' };
  const before = { ...usualRule(atNoon('11-16'), ['mdt_1']), ...until, monthDone: '2026-10' };
  assert.equal(isMonthToCome(until, undefined, atNoon('11-16')), false);
  assert.equal(isMonthToCome(until, before, atNoon('11-16')), true);
  assert.equal(isMonthToCome(until, { ...before, monthDone: '2026-11' }, atNoon('11-16')), false);
});
