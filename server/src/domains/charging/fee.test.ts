import assert from 'node:assert/strict';
import { test } from 'node:test';
import { majorOf } from '#base';
import { planOf } from '#catalog';
import { demoCatalog } from '#test/demo-catalog';
import { textTable } from '#test/text-table';
import { daysPaidBy, type FeeState, feesDue, nextFees } from './fee.ts';

const catalog = demoCatalog();

function stateOf(row: Record<'plan' | 'monthly' | '+86' | 'period', string>): FeeState {
  return {
    plan: planOf(catalog, row.plan),
    startedOn: '2026-07-01',
    paidThrough: { monthly: row.monthly || null, mainland_number: row['+86'] || null },
    periodEndsOn: row.period || null,
    hasMainlandNumber: true,
  };
}

test('a fee is due after the days it was paid for, or when a paid period has ended', () => {
  const cases = textTable<'plan' | 'monthly' | '+86' | 'period' | 'fees'>(`
    plan         | monthly    | +86        | period     | fees
    commuter     |            |            |            | 2.00 07-01, 18.00 07-01
    commuter     | 2026-07-30 | 2026-08-02 |            | 2.00 07-31, 18.00 08-03
    commuter     | 2026-07-30 | 2026-07-30 | 2026-09-30 | 2.00 07-31, 18.00 07-31
    twin_city_30 |            |            | 2026-07-30 | 2.00 07-31
    twin_city_30 |            |            | 2026-08-29 | 2.00 08-30
    twin_city_30 | 2026-09-10 |            | 2026-08-29 | 2.00 09-11
    twin_city_30 |            |            |            | 2.00 07-01
    bay_year     |            | 2026-07-30 | 2027-06-30 | 10.00 07-31
    keep_number  | 2026-07-30 |            |            | 2.00 07-31
  `);
  for (const row of cases) {
    const fees = nextFees(stateOf(row)).map(
      ({ price, dueOn }) => `${majorOf(price.hkdMinor)} ${dueOn.slice(5)}`,
    );
    assert.equal(fees.join(', '), row.fees, JSON.stringify(row));
  }
});

test('a number that the line does not have costs nothing', () => {
  const state = stateOf({ plan: 'commuter', monthly: '', '+86': '', period: '' });
  const fees = nextFees({ ...state, hasMainlandNumber: false });
  assert.deepEqual(
    fees.map(({ kind }) => kind),
    ['monthly'],
  );
});

test('a fee is due from its first day on, and none before', () => {
  const state = stateOf({
    plan: 'commuter',
    monthly: '2026-07-30',
    '+86': '2026-08-02',
    period: '',
  });
  const dueOn = (day: string): string[] => feesDue(state, day).map(({ kind }) => kind);
  assert.deepEqual(dueOn('2026-07-30'), []);
  assert.deepEqual(dueOn('2026-07-31'), ['monthly']);
  assert.deepEqual(dueOn('2026-08-03'), ['monthly', 'mainland_number']);
});

test('thirty days are thirty days, and whoever pays late pays from that day on', () => {
  const [monthly] = nextFees(
    stateOf({ plan: 'commuter', monthly: '2026-07-30', '+86': '', period: '' }),
  );
  assert.ok(monthly);
  assert.deepEqual(daysPaidBy(monthly, '2026-07-31'), {
    from: '2026-07-31',
    through: '2026-08-29',
  });
  assert.deepEqual(daysPaidBy(monthly, '2026-08-10'), {
    from: '2026-08-10',
    through: '2026-09-08',
  });
  assert.deepEqual(daysPaidBy(monthly, '2026-07-20'), {
    from: '2026-07-31',
    through: '2026-08-29',
  });
});
