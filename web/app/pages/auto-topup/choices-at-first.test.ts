import assert from 'node:assert/strict';
import { test } from 'node:test';
import { autoTopup, runningAutoTopup } from '../../../testing/recorded-auto-topup.ts';
import { choicesAtFirst, waysAtFirst } from './choices-at-first.ts';

const { rule, proposed } = autoTopup;
const atNoon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);
const hkd = (amountMinor: number) => ({ amountMinor, currency: 'HKD' as const });

test('a month that has no day left until its last is not chosen again', () => {
  const until = (monthlyUntil: string, more = {}) => ({
    ...autoTopup,
    rule: { ...rule, monthlyDay: 10, monthlyUntil, ...more },
  });
  const months = (value: typeof autoTopup, day: string) => {
    const { monthlyDay, monthlyAmount, monthlyUntil } = choicesAtFirst(value, atNoon(day));
    return [monthlyDay, monthlyAmount?.amountMinor, monthlyUntil];
  };
  const kept = [10, 5_000, '2027-06-30'];
  assert.deepEqual(months(until('2027-06-30'), '2027-06-10'), kept);
  const over = [null, undefined, null];
  assert.deepEqual(months(until('2027-06-30'), '2027-06-11'), over);
  assert.deepEqual(months(until('2027-01-09'), '2026-12-11'), over);
  assert.deepEqual(months(until('2027-01-10'), '2026-12-11'), [10, 5_000, '2027-01-10']);
  // The level of the rule is still what its owner had chosen.
  const left = choicesAtFirst(until('2027-01-01'), atNoon('2027-02-01'));
  assert.deepEqual([left.below, left.daysLeft, left.cap], [hkd(2_000), 5, rule.cap]);
  // Where it was for a month alone, what is proposed is chosen.
  const alone = { below: null, daysLeft: null, amount: null };
  const first = choicesAtFirst(until('2027-01-01', alone), atNoon('2027-02-01'));
  assert.deepEqual([first.below, first.amount], [proposed.below, proposed.amount]);
});

test('a rule for a month alone has an amount for whoever adds a level', () => {
  const monthly = { below: null, daysLeft: null, amount: null, monthlyAmount: hkd(20_000) };
  const value = { ...autoTopup, rule: { ...rule, ...monthly } };
  assert.deepEqual(choicesAtFirst(value, atNoon('2027-01-01')).amount, hkd(20_000));
});

test('what a rule is paid by is chosen in its order, and all that is saved where none is', () => {
  const [one, other] = autoTopup.mandates;
  assert.ok(one && other);
  assert.deepEqual(waysAtFirst(autoTopup), [one]);
  const turned = { ...runningAutoTopup.rule, mandates: [other.id, one.id] };
  assert.deepEqual(waysAtFirst({ ...runningAutoTopup, rule: turned }), [other, one]);
  const lost = { ...turned, mandates: [] };
  assert.deepEqual(waysAtFirst({ ...runningAutoTopup, rule: lost }), [one, other]);
  assert.deepEqual(waysAtFirst({ ...autoTopup, rule: null }), [one, other]);
});
