import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstantMs } from '#base';
import { textTable } from '#test/text-table';
import { usualRule, usualWish } from '#test/usual-rule';
import { newRule } from './new-rule.ts';
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

test('what is to be left out stays so where a rule that is on is changed, and only there', () => {
  const nowMs = atNoon('11-23');
  const kept = (['on', 'paused', 'off'] as const).map((state) => {
    return begun(nowMs, {}, { state, skipsNext: true }).skipsNext;
  });
  assert.deepEqual(kept, [true, false, false]);
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
