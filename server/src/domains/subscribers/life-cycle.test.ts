import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, endOfDay, hongKongDay, isoTime, minorOf } from '#base';
import type { LifeCycleDays } from '#catalog';
import { textTable } from '#test/text-table';
import {
  daysLeft,
  leastToRevive,
  type LifeCycleState,
  lifeCycleAt,
  newExpiry,
} from './life-cycle.ts';

const days: LifeCycleDays = {
  oneWayDays: 30,
  lockedDays: 30,
  quarantineDays: 90,
  claimDays: 180,
  reviveLockedMinor: 5_000n,
};

test('a line goes through its states at the end of Hong Kong days', () => {
  const cases = textTable<'validUntil' | 'now' | 'state' | 'endsAt'>(`
    validUntil | now                           | state      | endsAt
    never      | 2026-01-31T12:00:00.000+08:00 | inactive   | never
    2026-01-31 | 2026-01-01T00:00:00.000+08:00 | active     | 2026-01-31
    2026-01-31 | 2026-01-31T23:59:59.999+08:00 | active     | 2026-01-31
    2026-01-31 | 2026-02-01T00:00:00.000+08:00 | one_way    | 2026-03-02
    2026-01-31 | 2026-03-02T23:59:59.999+08:00 | one_way    | 2026-03-02
    2026-01-31 | 2026-03-03T00:00:00.000+08:00 | locked     | 2026-04-01
    2026-01-31 | 2026-04-01T23:59:59.999+08:00 | locked     | 2026-04-01
    2026-01-31 | 2026-04-02T00:00:00.000+08:00 | quarantine | 2026-06-30
    2026-01-31 | 2026-06-30T23:59:59.999+08:00 | quarantine | 2026-06-30
    2026-01-31 | 2026-07-01T00:00:00.000+08:00 | recycled   | never
    2026-01-31 | 2036-07-01T00:00:00.000+08:00 | recycled   | never
  `);
  for (const { validUntil, now, state, endsAt } of cases) {
    const found = lifeCycleAt(instantOf(validUntil), Date.parse(now), days);
    assert.deepEqual(found, { state, endsAt: instantOf(endsAt) }, now);
  }
});

function instantOf(day: string): number | null {
  return day === 'never' ? null : endOfDay(day);
}

test('every state lasts exactly until the instant that it says, and the next one follows', () => {
  const order = ['active', 'one_way', 'locked', 'quarantine', 'recycled'];
  const validUntil = endOfDay('2026-06-30');
  let nowMs = validUntil - 1_000 * dayMs;
  for (const state of order) {
    const found = lifeCycleAt(validUntil, nowMs, days);
    assert.equal(found.state, state);
    if (found.endsAt !== null) nowMs = found.endsAt + 1;
  }
});

test('a new expiry is the end of a Hong Kong day and never earlier than the old one', () => {
  const cases = textTable<'old' | 'today' | 'days' | 'new'>(`
    old        | today      | days | new
    never      | 2026-01-01 | 30   | 2026-01-31
    2026-01-10 | 2026-01-01 | 30   | 2026-01-31
    2026-06-30 | 2026-01-01 | 30   | 2026-06-30
    2026-01-31 | 2026-01-01 | 30   | 2026-01-31
    2025-12-01 | 2026-01-01 | 90   | 2026-04-01
    2025-12-01 | 2026-01-01 | 0    | 2025-12-01
    never      | 2026-01-01 | 0    | never
    never      | 2028-02-28 | 1    | 2028-02-29
    never      | 2026-12-31 | 365  | 2027-12-31
  `);
  for (const { old, today, days: given, new: expected } of cases) {
    const found = newExpiry(instantOf(old), today, Number(given));
    assert.equal(found, instantOf(expected), `${old} ${today} +${given}`);
  }
});

test('no sequence of grants shortens', () => {
  const day = fc.integer({ min: 0, max: 3_000 }).map((n) => hongKongDay(n * dayMs));
  const grants = fc.array(fc.tuple(day, fc.integer({ min: -5, max: 400 })), { maxLength: 20 });
  fc.assert(
    fc.property(grants, (all) => {
      let expiry: number | null = null;
      for (const [today, given] of all) {
        const next = newExpiry(expiry, today, given);
        assert.ok(expiry === null || (next !== null && next >= expiry));
        assert.ok(next === null || isoTime(next).endsWith('T15:59:59.999Z'));
        expiry = next;
      }
    }),
    { numRuns: 200 },
  );
});

test('a small top-up revives no line that is locked or kept from others', () => {
  const cases = textTable<'state' | 'least'>(`
    state      | least
    inactive   | 0.00
    active     | 0.00
    one_way    | 0.00
    locked     | 50.00
    quarantine | 50.00
  `);
  for (const { state, least } of cases) {
    assert.equal(leastToRevive(state as LifeCycleState, days), minorOf(least), state);
  }
});

test('days that are left count whole Hong Kong days after today', () => {
  const cases = textTable<'validUntil' | 'now' | 'left'>(`
    validUntil | now                       | left
    2026-01-31 | 2026-01-31T00:00:00+08:00 | 0
    2026-01-31 | 2026-01-31T23:59:59+08:00 | 0
    2026-01-31 | 2026-01-30T23:59:59+08:00 | 1
    2026-01-31 | 2026-01-01T00:00:00+08:00 | 30
    2026-01-31 | 2026-02-05T00:00:00+08:00 | 0
  `);
  for (const { validUntil, now, left } of cases) {
    assert.equal(daysLeft(instantOf(validUntil), Date.parse(now)), Number(left), now);
  }
  assert.equal(daysLeft(null, 0), null);
});
