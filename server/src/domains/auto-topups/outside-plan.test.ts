import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mandate } from '#mandates';
import { payersOf } from './outside-plan.ts';

const plan = { unit: 'month', count: 1, firstDay: '2026-12-20', openDays: 5 } as const;

function mandate(id: Mandate['id'], planDue: string | null, more: Partial<Mandate> = {}): Mandate {
  const terms = { plan: planDue === null ? null : plan };
  return { id, state: 'active', terms, planDue, ...more } as Mandate;
}

const rule = { mandates: ['mdt_1', 'mdt_2'], monthlyUntil: null } as const;

function payers(day: string, mandates: readonly Mandate[]) {
  const wish = { ...rule, monthlyDay: Number(day.slice(8)) };
  const { good, isOutsidePlan } = payersOf(wish, mandates, [{ cause: 'monthly', day, atMs: 0 }]);
  return `${good.map(({ id }) => id).join()}${isOutsidePlan ? ' outside' : ''}`;
}

test('a mandate whose plan the next month’s day is outside of pays for nothing', () => {
  const dated = mandate('mdt_1', '2026-12-20');
  for (const day of ['2026-12-15', '2026-12-20']) assert.equal(payers(day, [dated]), 'mdt_1', day);
  for (const day of ['2026-12-14', '2026-12-21']) {
    assert.equal(payers(day, [dated]), ' outside', day);
    assert.equal(payers(day, [dated, mandate('mdt_2', null)]), 'mdt_2', 'another pays');
  }
});

test('a plan that was paid for this month, as by another line, is not outside of it', () => {
  const paid = mandate('mdt_1', '2027-01-20');
  assert.equal(payers('2026-12-18', [paid]), 'mdt_1');
  assert.equal(payers('2026-12-14', [paid]), ' outside');
});

test('without a month, or a mandate that is left, nothing is outside of a plan', () => {
  const dated = mandate('mdt_1', '2026-12-20');
  const wish = { ...rule, monthlyDay: 14 };
  assert.deepEqual(payersOf(wish, [dated], []), { good: [dated], isOutsidePlan: false });
  const ended = mandate('mdt_1', '2026-12-20', { state: 'revoked' });
  assert.equal(payers('2026-12-14', [ended]), '');
});
