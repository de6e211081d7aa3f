import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayMs, hongKongDay, hourMs, type InstantMs, isoTime, startOfDay } from '#base';
import { usualRule } from '#test/usual-rule';
import { missedDay, plannedFor } from './planned.ts';
import type { Rule } from './rule.ts';

/** `11-28 08:00` of Hong Kong, in 2026. */
function at(text: string): InstantMs {
  return Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
}

const rule: Rule = {
  ...usualRule(at('11-01 12:00'), ['mdt_1']),
  // In the middle of all lines.
  line: 'lin_01890a5d000000000000000000800000',
  onSince: at('11-01 12:00'),
};

function shown(more: Partial<Rule>, validUntil: InstantMs | null, nowMs: InstantMs): string[] {
  return plannedFor({ ...rule, ...more }, validUntil, nowMs).map(
    ({ cause, atMs }) =>
      `${cause} ${isoTime(atMs + 8 * hourMs)
        .slice(5, 16)
        .replace('T', ' ')}`,
  );
}

test('what is planned is made between eight and eight, each line at its own time', () => {
  const last = { ...rule, line: 'lin_01890a5d000000000000000000ffffff' } as const;
  const monthly = { monthlyDay: 28 };
  assert.deepEqual(shown(monthly, null, at('11-10 12:00')), ['monthly 11-28 14:00']);
  assert.deepEqual(shown({ ...monthly, line: last.line }, null, at('11-10 12:00')), [
    'monthly 11-28 19:59',
  ]);
});

test('an end is planned for where both are known: the line’s own, and days before it', () => {
  const nowMs = at('11-10 12:00');
  const until = at('12-02 12:00');
  assert.deepEqual(shown({ daysLeft: 5 }, until, nowMs), ['expiry 11-27 14:00']);
  assert.deepEqual(shown({ daysLeft: 5, expiryDone: '2026-11-27' }, until, nowMs), []);
  assert.deepEqual(shown({}, until, nowMs), []);
  assert.deepEqual(shown({ daysLeft: 5 }, null, nowMs), []);
});

test('of two that are planned the sooner stands first', () => {
  const nowMs = at('11-10 12:00');
  const both = { daysLeft: 5, monthlyDay: 28 };
  const first = (validUntil: InstantMs): string => shown(both, validUntil, nowMs).join();
  assert.equal(first(at('12-02 12:00')), 'expiry 11-27 14:00,monthly 11-28 14:00');
  assert.equal(first(at('12-04 12:00')), 'monthly 11-28 14:00,expiry 11-29 14:00');
});

test('a month of the very day on which its rule was turned on may be made late', () => {
  const since = { monthlyDay: 28, onSince: at('11-28 12:00') };
  assert.deepEqual(shown(since, null, at('12-02 12:00')), ['monthly 11-28 14:00']);
  const later = { ...since, onSince: at('11-29 00:00') };
  assert.deepEqual(shown(later, null, at('12-02 12:00')), ['monthly 12-28 14:00']);
});

test('no month is missed of a rule that has none', () => {
  assert.equal(missedDay({ ...rule, onSince: at('09-01 12:00') }, at('11-23 12:00')), null);
});

test('days of Hong Kong are of one length, whatever summer time a machine keeps', () => {
  const before = process.env['TZ'];
  try {
    for (const zone of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe']) {
      process.env['TZ'] = zone;
      const offsets = [1, 7].map((month) => new Date(2026, month, 1).getTimezoneOffset());
      assert.notEqual(offsets[0], offsets[1], `${zone} keeps summer time`);
      for (let day = '2026-01-02'; day < '2028-01-01'; day = addDays(day, 1)) {
        assert.equal(startOfDay(addDays(day, 1)) - startOfDay(day), dayMs, day);
        assert.equal(hongKongDay(startOfDay(day)), day);
        const monthlyDay = Number(day.slice(8));
        if (monthlyDay > 28) continue;
        const since = { monthlyDay, onSince: startOfDay(addDays(day, -1)) };
        const planned = plannedFor({ ...rule, ...since }, null, startOfDay(day));
        assert.deepEqual(
          planned.map(({ day: of, atMs }) => [of, atMs - startOfDay(day)]),
          [[day, 14 * hourMs]],
        );
      }
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
