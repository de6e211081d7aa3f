import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mandate } from '#mandates';
import { usualRule } from '#test/usual-rule';
import { type Unfit, unfitFor } from './fit-mandates.ts';
import type { Pricing } from './prices.ts';
import type { Wish } from './rule.ts';

type Terms = Mandate['terms'];

const free: Terms = {
  currency: 'HKD',
  isUnscheduled: true,
  isScheduled: true,
  leastPeriodDays: 0,
  hours: null,
  advanceNotice: null,
  plan: null,
};
const limits: Mandate['limits'] = {
  mostMinor: 10_000n,
  mostInPeriodMinor: 50_000n,
  mostTimes: 20,
  periodDays: 30,
};
/** HK$1 is ¥0.92. */
const pricing: Pricing = (value, currency) =>
  currency === 'HKD' ? value : (value * 92n + 99n) / 100n;
const low: Wish = usualRule(0, ['mdt_1']);
const nothing = { belowMinor: null, daysLeft: null, amountMinor: null };
const byDays: Wish = { ...low, belowMinor: null, daysLeft: 5 };
const monthly: Wish = { ...low, ...nothing, monthlyDay: 20, monthlyMinor: 10_000n };

function why(
  wish: Wish,
  terms: Partial<Terms> = {},
  planDue: string | null = null,
): Unfit | undefined {
  return unfitFor(
    wish,
    { state: 'active', terms: { ...free, ...terms }, limits, planDue },
    pricing,
  );
}

test('a mandate of no terms serves every rule, up to what it may take at once', () => {
  for (const wish of [low, byDays, monthly]) assert.equal(why(wish), undefined);
  assert.equal(why({ ...low, amountMinor: 10_000n }), undefined);
  assert.equal(why({ ...low, amountMinor: 10_001n }), 'amount');
  assert.equal(why({ ...monthly, monthlyMinor: 10_001n }), 'amount');
});

test('what a mandate may take at once is counted in its own currency', () => {
  const yuan = { currency: 'CNY' } as const;
  assert.equal(why({ ...monthly, monthlyMinor: 10_800n }, yuan), undefined);
  assert.equal(why({ ...monthly, monthlyMinor: 10_900n }, yuan), 'amount');
});

test('one that is unknown, or is not active, serves none', () => {
  assert.equal(unfitFor(low, undefined, pricing), 'unknown');
  for (const state of ['asked', 'suspended', 'ended'] as const) {
    const other = { state: state as never, terms: free, limits, planDue: null };
    assert.equal(unfitFor(low, other, pricing), 'not_active');
  }
});

test('one for plans alone serves a day of the month and nothing else', () => {
  const plans = { isUnscheduled: false };
  assert.equal(why(low, plans), 'unscheduled');
  assert.equal(why(byDays, plans), 'unscheduled');
  assert.equal(why({ ...monthly, belowMinor: 2_000n, amountMinor: 5_000n }, plans), 'unscheduled');
  assert.equal(why(monthly, plans), undefined);
  assert.equal(why(monthly, { ...plans, isScheduled: false }), 'scheduled');
  // Who may be charged at any time may be on a day, too.
  assert.equal(why(monthly, { isScheduled: false }), undefined);
});

test('one that rests between payments serves what calls no more often', () => {
  assert.equal(why(low, { leastPeriodDays: 1 }), undefined);
  assert.equal(why(low, { leastPeriodDays: 2 }), 'period');
  assert.equal(why(byDays, { leastPeriodDays: 2 }), 'period');
  assert.equal(why(monthly, { leastPeriodDays: 28 }), undefined);
  assert.equal(why(monthly, { leastPeriodDays: 29 }), 'period');
});

function told(days: number): Partial<Terms> {
  return { advanceNotice: { by: 'us', days, goodForDays: days + 1 } };
}

test('one whose payer is told ahead serves what is known ahead, at most five days', () => {
  assert.equal(why(low, told(1)), 'advance_notice');
  assert.equal(why(low, told(0)), undefined);
  for (const wish of [byDays, monthly]) {
    assert.equal(why(wish, told(5)), undefined);
    assert.equal(why(wish, told(6)), 'advance_notice');
  }
});

test('one for fixed days serves those before each on which it can be taken', () => {
  const plan = { unit: 'month', count: 1, firstDay: '2026-12-20', openDays: 5 } as const;
  const on = (monthlyDay: number, due = '2026-12-20', more: Partial<Wish> = {}) =>
    why({ ...monthly, monthlyDay, ...more }, { isUnscheduled: false, plan }, due);
  for (const day of [15, 20]) assert.equal(on(day), undefined, `${day}`);
  for (const day of [1, 14, 21, 28]) assert.equal(on(day), 'plan_days', `${day}`);
  // Of a day in the first days of months the window begins in the month before, and not always.
  for (const day of [1, 3]) assert.equal(on(day, '2027-01-03'), undefined, `${day}`);
  assert.equal(on(28, '2027-01-03'), 'plan_days', 'in January its window opens on the 29th');
  assert.equal(
    on(27, '2027-02-03', { monthlyUntil: '2027-02-27' }),
    undefined,
    'in February alone',
  );
  assert.equal(on(27, '2027-02-03'), 'plan_days');
});

test('one that is taken each so many days serves no day of the month for long', () => {
  const plan = { unit: 'day', count: 30, firstDay: '2026-12-20', openDays: 5 } as const;
  assert.equal(why(monthly, { plan }, '2026-12-20'), 'plan_days');
  assert.equal(why(low, { plan }, '2026-12-20'), undefined, 'what is low has no day');
});
