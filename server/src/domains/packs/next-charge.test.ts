import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfDay, hongKongDay, startOfDay } from '#base';
import { settingValues } from '#platform/settings';
import { demoCatalog } from '#test/demo-catalog';
import { nextCharge } from './next-charge.ts';
import type { Term } from './term.ts';

const settings = settingValues({});
const catalog = demoCatalog();
const nowMs = startOfDay('2026-12-10');

function fee(kind: 'monthly_fee' | 'mainland_number', endsOn: string): Term {
  return {
    id: `ter_${'0'.repeat(32)}`,
    line: `lin_${'0'.repeat(32)}`,
    kind,
    code: 'commuter',
    catalogVersion: 1,
    priceMinor: 0n,
    startsAt: startOfDay('2026-12-01'),
    endsAt: endOfDay(endsOn),
    renews: true,
    nextPlan: null,
    state: 'running',
    why: null,
    follows: null,
    toldAt: null,
    dueAt: null,
  };
}

test('what is taken on one day is told together, on the day on which it is taken', () => {
  const both = [fee('monthly_fee', '2026-12-30'), fee('mainland_number', '2026-12-30')];
  const next = nextCharge(both, catalog, 'commuter', { nowMs, settings });
  const single = nextCharge(both.slice(0, 1), catalog, 'commuter', { nowMs, settings });
  const other = nextCharge(both.slice(1), catalog, 'commuter', { nowMs, settings });
  assert.ok(next && single && other);
  assert.equal(next.priceMinor, single.priceMinor + other.priceMinor);
  assert.equal(next.name.en, `${single.name.en} + ${other.name.en}`);
  assert.equal(next.day, '2026-12-30', 'hours before what it pays for begins');
  const later = [fee('monthly_fee', '2026-12-30'), fee('mainland_number', '2026-12-31')];
  assert.deepEqual(nextCharge(later, catalog, 'commuter', { nowMs, settings }), single);
});

test('what is due is taken now, and without terms nothing is ahead', () => {
  const due = nextCharge([fee('monthly_fee', '2026-12-08')], catalog, 'commuter', {
    nowMs,
    settings,
  });
  assert.equal(due?.day, hongKongDay(nowMs));
  assert.equal(nextCharge([], catalog, 'commuter', { nowMs, settings }), null);
});
