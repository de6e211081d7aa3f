import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, type HongKongDay, hourMs, type InstantMs, isoTime } from '#base';
import { textTable } from '#test/text-table';
import { usualRule } from '#test/usual-rule';
import { dayMade, dueNow, isTooLate, nextAhead, nextLook } from './due.ts';
import { missedDay, noticesDue, type Planned, plannedFor } from './planned.ts';
import type { Rule } from './rule.ts';
import { expiryTold, withWord, wordsDue } from './told-ahead.ts';

/** `12-30 08:00` of Hong Kong, of the winter that these tests live in. */
function at(text: string): InstantMs {
  const year = text < '06' ? 2027 : 2026;
  return Date.parse(`${year}-${text.replace(' ', 'T')}:00+08:00`);
}

/** The other way round. */
function shown(instant: InstantMs): string {
  return isoTime(instant + 8 * hourMs)
    .replace('T', ' ')
    .slice(5, 16);
}

/** A line whose planned top-ups are made as early as the day's hours allow, at eight. */
const early: Rule = {
  ...usualRule(at('11-01 12:00'), ['mdt_1']),
  line: 'lin_01890a5d000000000000000000000000',
  onSince: at('11-01 12:00'),
  belowMinor: null,
  amountMinor: null,
  monthlyMinor: 10_000n,
};

function ruleOf(row: Readonly<Record<'day' | 'done' | 'told' | 'times', string>>): Rule {
  const { day, done, told, times } = row;
  return {
    ...early,
    monthlyDay: Number(day),
    monthDone: done === '' ? null : done,
    toldFor: told === '' ? null : `${told.slice(0, 5) < '06' ? 2027 : 2026}-${told.slice(0, 5)}`,
    toldAt: told === '' ? null : at(told.slice(6)),
    toldTimes: Number(times),
  };
}

test('a month waits for its day and for three days from the first word, also past its end', () => {
  const cases = textTable<
    'day' | 'done' | 'told' | 'times' | 'now' | 'planned' | 'due' | 'look' | 'made'
  >(`
    day | done    | told              | times | now         | planned | due | look        | made
    28  |         |                   | 0     | 11-10 12:00 | 11-28   | no  | 11-23 08:00 |
    28  |         |                   | 0     | 11-23 07:59 | 11-28   | no  | 11-23 08:00 |
    28  |         | 11-28 11-23 08:00 | 1     | 11-23 08:00 | 11-28   | no  | 11-25 08:00 | 11-28
    28  |         | 11-28 11-23 08:00 | 2     | 11-28 07:59 | 11-28   | no  | 11-28 08:00 | 11-28
    28  |         | 11-28 11-23 08:00 | 2     | 11-28 08:00 | 11-28   | yes | 11-28 08:00 | 11-28
    28  |         | 11-28 11-27 09:00 | 2     | 11-28 08:00 | 11-28   | no  | 11-30 09:00 | 11-30
    28  |         | 11-28 11-29 09:00 | 2     | 12-02 08:59 | 11-28   | no  | 12-02 09:00 | 12-02
    28  |         | 11-28 11-29 09:00 | 2     | 12-02 09:00 | 11-28   | yes | 12-02 09:00 | 12-02
    28  |         | 11-28 11-29 09:00 | 2     | 12-08 23:59 | 11-28   | yes | 12-08 23:59 | 12-08
    28  |         | 11-28 11-29 09:00 | 2     | 12-09 00:00 | 12-28   | no  | 12-23 08:00 |
    28  | 2026-11 | 11-28 11-29 09:00 | 2     | 12-02 09:00 | 12-28   | no  | 12-23 08:00 |
    28  | 2026-12 |                   | 0     | 12-29 09:00 | 01-28   | no  | 01-23 08:00 |
    15  |         | 11-15 11-15 09:00 | 2     | 11-30 23:59 | 11-15   | yes | 11-30 23:59 | 11-30
    15  |         | 11-15 11-15 09:00 | 2     | 12-01 00:00 | 12-15   | no  | 12-10 08:00 |
    5   | 2026-12 | 12-28 12-23 09:00 | 2     | 01-05 08:00 | 01-05   | no  |             |
  `);
  for (const row of cases) {
    const nowMs = at(row.now);
    const rule = ruleOf(row);
    const planned = plannedFor(rule, null, nowMs);
    const [first] = planned;
    const told = `${row.day} at ${row.now}`;
    assert.equal(first?.day.slice(5), row.planned, told);
    assert.equal(dueNow(rule, planned, nowMs).length === 1 ? 'yes' : 'no', row.due, told);
    const look = nextLook(rule, planned, nowMs);
    assert.equal(look === null ? '' : shown(look), row.look, told);
    if (row.made === '') continue;
    assert.equal(first && dayMade(rule, first, nowMs).slice(5), row.made, told);
  }
});

test('the last month is the one whose day is not behind the last day', () => {
  const rule = { ...early, monthlyDay: 28 };
  for (const [monthlyUntil, months] of [
    ['2026-11-28', 1],
    ['2026-11-27', 0],
  ] as const) {
    const planned = plannedFor({ ...rule, monthlyUntil }, null, at('11-10 12:00'));
    assert.equal(planned.length, months, monthlyUntil);
  }
});

test('on its payer’s last day a month is not too late, and from the day after on it is', () => {
  const rule = { ...early, monthlyDay: 28, toldFor: '2026-11-28', toldAt: at('11-23 08:00') };
  const [month] = plannedFor(rule, null, at('11-25 12:00'));
  assert.ok(month);
  const isLate = (lastDay: HongKongDay | undefined, now: string, more: Partial<Planned> = {}) =>
    isTooLate(rule, { ...month, lastDay, ...more }, at(now));
  assert.equal(isLate('2026-11-28', '11-28 23:59'), false);
  assert.equal(isLate('2026-11-28', '11-29 00:00'), true);
  assert.equal(isLate('2026-11-27', '11-25 12:00'), true, 'its day is behind that day');
  assert.equal(isLate(undefined, '12-01 00:00'), false, 'no day binds');
  assert.equal(isLate('2026-11-28', '11-25 12:00', { isUntold: true }), true);
  assert.equal(isLate('2026-11-27', '11-29 00:00', { cause: 'expiry' }), false);
});

test('what was shown as the rule was turned on needs no further word, however it is cut', () => {
  const rule = { ...early, monthlyDay: 6, onSince: at('11-01 00:00') };
  const dueAt = (onSince: InstantMs) =>
    dueNow(
      { ...rule, onSince },
      plannedFor({ ...rule, onSince }, null, at('11-06 08:00')),
      at('11-06 08:00'),
    );
  assert.equal(dueAt(at('11-01 00:00')).length, 1);
  assert.equal(dueAt(at('10-31 23:59')).length, 0);
});

test('an end that comes again, as its days were taken back, waits for a word of its own', () => {
  const shownAt = at('11-20 12:00');
  const rule = { ...early, daysLeft: 5, onSince: shownAt };
  const dueOf = (one: Rule, nowMs: InstantMs): number =>
    dueNow(one, plannedFor(one, at('11-29 12:00'), nowMs), nowMs).length;
  const nowMs = at('11-24 09:00');
  assert.equal(dueOf(rule, nowMs), 1);
  const again = { ...rule, expiryBackAt: at('11-24 08:30'), expiryToldFor: '2026-11-24' };
  assert.equal(dueOf(again, nowMs), 0);
  const planned = plannedFor(again, at('11-29 12:00'), nowMs);
  const told = wordsDue(again, planned, nowMs).reduce((one, word) => {
    assert.equal(word.times, 2);
    return withWord(one, word, nowMs);
  }, again as Rule);
  assert.equal(dueOf(told, nowMs + 72 * hourMs - 1), 0);
  assert.equal(dueOf(told, nowMs + 72 * hourMs), 1);
  // A month's has nothing to do with the end of its line.
  const monthly = { ...early, monthlyDay: 24, onSince: shownAt, expiryBackAt: nowMs };
  assert.equal(dueOf(monthly, nowMs), 1);
});

test('what is to be left out waits for no word', () => {
  const rule = { ...early, monthlyDay: 28, skipsNext: true };
  const nowMs = at('11-28 08:00');
  assert.equal(dueNow(rule, plannedFor(rule, null, nowMs), nowMs).length, 1);
  assert.equal(
    dueNow({ ...rule, skipsNext: false }, plannedFor(rule, null, nowMs), nowMs).length,
    0,
  );
  const aheadMs = at('11-24 08:00');
  assert.equal(nextLook(rule, plannedFor(rule, null, aheadMs), aheadMs), nowMs);
});

test('a month is missed once it can be made no more, unless it was made or never wanted', () => {
  const cases = textTable<'day' | 'done' | 'since' | 'until' | 'now' | 'missed'>(`
    day | done    | since | until      | now   | missed
    28  | 2026-10 | 10-01 |            | 12-08 |
    28  | 2026-10 | 10-01 |            | 12-09 | 2026-11-28
    28  |         | 10-01 |            | 12-09 | 2026-11-28
    28  | 2026-11 | 10-01 |            | 12-09 |
    28  | 2026-12 | 10-01 |            | 12-09 |
    28  | 2026-10 | 10-01 | 2026-11-28 | 12-09 | 2026-11-28
    28  | 2026-10 | 10-01 | 2026-11-27 | 12-09 |
    28  |         | 11-28 |            | 12-09 | 2026-11-28
    28  |         | 11-29 |            | 12-09 |
    28  |         | 11-29 |            | 12-05 |
    5   | 2026-10 | 10-01 |            | 11-30 |
    5   | 2026-10 | 10-01 |            | 12-01 | 2026-11-05
    21  | 2026-10 | 10-01 |            | 12-01 |
    20  | 2026-10 | 10-01 |            | 12-01 | 2026-11-20
  `);
  for (const { day, done, since, until, now, missed } of cases) {
    const rule = {
      monthlyDay: Number(day),
      monthDone: done === '' ? null : done,
      monthlyUntil: until === '' ? null : until,
      onSince: at(`${since} 12:00`),
      toldFor: null,
    };
    assert.equal(missedDay(rule, at(`${now} 00:00`)) ?? '', missed, `${day} at ${now}`);
  }
  assert.equal(missedDay({ ...early, monthlyDay: null }, at('12-09 00:00')), null);
});

test('a month that is not paid keeps no end of a line from being told and paid', () => {
  const first = { ...early, amountMinor: 5_000n, daysLeft: 5, monthlyDay: 1 };
  const validUntil = at('12-18 23:59');
  let rule: Rule = { ...first, monthDone: '2026-11' };
  const told: string[] = [];
  const due = new Set<string>();
  for (let nowMs = at('11-20 12:00'); nowMs < at('12-14 12:00'); nowMs += 12 * hourMs) {
    const planned = plannedFor(rule, validUntil, nowMs);
    for (const word of wordsDue(rule, planned, nowMs)) {
      rule = withWord(rule, word, nowMs);
      told.push(`${shown(nowMs).slice(0, 5)} ${word.one.cause}`);
    }
    for (const { cause } of dueNow(rule, planned, nowMs)) {
      due.add(`${cause} since ${[...due].join().includes(cause) ? '' : shown(nowMs).slice(0, 5)}`);
    }
  }
  assert.deepEqual(told, ['11-26 monthly', '11-28 monthly', '12-08 expiry', '12-10 expiry']);
  assert.ok(due.has('monthly since 12-01') && due.has('expiry since 12-13'));
});

test('one day of both is told for each of them', () => {
  const rule = { ...early, amountMinor: 5_000n, daysLeft: 5, monthlyDay: 13 };
  const nowMs = at('12-08 08:00');
  const planned = plannedFor({ ...rule, monthDone: '2026-11' }, at('12-18 23:59'), nowMs);
  const words = wordsDue(rule, planned, nowMs);
  assert.deepEqual(words.map(({ one }) => one.cause).sort(), ['expiry', 'monthly']);
  const told = words.reduce<Rule>((one, word) => withWord(one, word, nowMs), rule);
  assert.deepEqual(wordsDue(told, planned, nowMs), []);
});

test('a word is looked for when it would do, and what left us late or never waits longer', () => {
  const nowMs = at('12-08 08:00');
  const known = { toldAt: nowMs, toldTimes: 2, toldFor: '2026-12-06' as const };
  const rule: Rule = { ...early, monthlyDay: 6, ...known };
  const [month] = plannedFor(rule, null, nowMs);
  assert.ok(month);
  const would = nowMs + 72 * hourMs;
  const dueFrom = (one: Planned): number | undefined =>
    [would, would + hourMs].find((ms) => dueNow(rule, [one], ms).length > 0);
  const looked = (one: Planned, fromMs: number) => nextLook(rule, [one], fromMs);
  const waits = { ...month, sentAt: null };
  assert.deepEqual([dueFrom(month), looked(month, nowMs)], [would, would]);
  assert.deepEqual([dueFrom(waits), looked(waits, nowMs)], [undefined, would]);
  const late = { ...month, sentAt: nowMs + hourMs };
  assert.deepEqual([dueFrom(late), looked(late, would)], [would + hourMs, would + hourMs]);
  assert.equal(dayMade(rule, waits, would), '2026-12-14');
  assert.ok((looked(waits, would) ?? 0) > would, 'it is not looked at again at once');
  const lost = { ...waits, isLost: true };
  const [word] = wordsDue(rule, [lost], would);
  assert.ok(word);
  assert.equal(nextLook(withWord(rule, word, would), [lost], would), would + 72 * hourMs);
});

test('of one that must be known longer ahead, a word of three days is asked for on the way', () => {
  const nowMs = at('12-08 08:00');
  const known = { toldAt: nowMs, toldTimes: 2, toldFor: '2026-12-06' as const };
  const rule: Rule = { ...early, monthlyDay: 6, ...known };
  const planned = plannedFor(rule, null, nowMs).map((one) => ({ ...one, leadMs: 5 * dayMs }));
  assert.equal(nextLook(rule, planned, nowMs), nowMs + 2 * dayMs);
  assert.equal(nextLook(rule, planned, nowMs + 2 * dayMs), nowMs + 5 * dayMs);
  assert.equal(dueNow(rule, planned, nowMs + 5 * dayMs - 1).length, 0);
  assert.equal(dueNow(rule, planned, nowMs + 5 * dayMs).length, 1);
});

test('a word of before, when there was one place for both, is not told again', () => {
  const nowMs = at('12-08 08:00');
  const before = { ...early, amountMinor: 5_000n, daysLeft: 5 };
  const rule = { ...before, toldFor: '2026-12-13' as const, toldTimes: 1, toldAt: nowMs };
  const planned = plannedFor(rule, at('12-18 23:59'), nowMs);
  assert.deepEqual(wordsDue(rule, planned, nowMs), []);
  assert.equal(expiryTold(rule), '2026-12-13');
  assert.equal(wordsDue({ ...rule, monthlyDay: 13 }, planned, nowMs).length, 1);
});

test('owners are told five days ahead and again three', () => {
  const told = ['11-22', '11-23', '11-24', '11-25', '11-26', '11-28', '11-30'].map((day) =>
    noticesDue('2026-11-28', at(`${day} 08:00`)),
  );
  assert.deepEqual(told, [0, 1, 1, 2, 2, 2, 2]);
});

test('what is due by now hides neither the day of another nor when it is too late', () => {
  const cases = textTable<'day' | 'until' | 'now' | 'ahead'>(`
    day | until       | now         | ahead
        |             | 11-28 09:00 |
    28  |             | 11-28 07:59 | 11-28 08:00
    28  |             | 11-28 08:00 | 12-09 08:00
    28  |             | 12-08 23:59 | 12-09 08:00
    15  |             | 11-15 08:00 | 12-01 08:00
    20  |             | 11-20 08:00 | 12-01 08:00
    21  |             | 11-21 08:00 | 12-02 08:00
    28  | 12-15 12:00 | 11-28 09:00 | 12-05 08:00
    28  | 12-15 12:00 | 12-05 08:00 | 12-07 08:00
    28  | 12-15 12:00 | 12-07 08:00 | 12-09 08:00
        | 12-15 12:00 | 12-10 08:00 |
  `);
  for (const { day, until, now, ahead } of cases) {
    const nowMs = at(now);
    const monthlyDay = day === '' ? null : Number(day);
    const known = { toldAt: at('11-12 08:00'), toldTimes: 2, toldFor: dayOf(day) };
    const wish: Rule = { ...early, monthlyDay, daysLeft: 5, ...known };
    const validUntil = until === '' ? null : at(until);
    const planned = plannedFor(wish, validUntil, nowMs);
    const rule = wordsDue(wish, planned, nowMs).reduce((told, word) => {
      return withWord(told, word, at('11-12 08:00'));
    }, wish);
    const next = nextAhead(rule, planned, nowMs);
    assert.equal(next === null ? '' : shown(next), ahead, `${day} and ${until} at ${now}`);
  }
});

/** The day of November that a month's is of. */
function dayOf(monthlyDay: string): HongKongDay | null {
  return monthlyDay === '' ? null : `2026-11-${monthlyDay}`;
}
