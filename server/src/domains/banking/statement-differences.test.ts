import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOfDay } from '#base';
import type { Statement } from './read-statement.ts';
import { differencesIn } from './statement-differences.ts';

const day = '2026-11-23';
const entry = {
  row: 1,
  bankReference: 'A',
  amountMinor: 500n,
  currency: 'HKD',
  bookedAt: startOfDay(day),
  isReversal: false,
  reference: '',
  remittance: '',
  counterparty: '',
  counterpartyAccount: '',
  instructed: undefined,
} as const;
const second = { ...entry, bankReference: 'B', amountMinor: -200n };
const totals = { openingMinor: 100n, closingMinor: 400n, entries: 2, currency: 'HKD' } as const;
const right: Statement = { day, entries: [entry, second], unreadable: [], totals };
const held = { amount: 500n, currency: 'HKD' };

function differences(changed: Partial<Statement>, known = held, ofDay = ['A', 'B']): string[] {
  return differencesIn({ ...right, ...changed }, new Map([['A', known]]), ofDay);
}

test('a statement that says what was told before differs in nothing', () => {
  assert.deepEqual(differences({}), []);
  assert.deepEqual(differences({ totals: undefined }), []);
  const none = { openingMinor: undefined, closingMinor: undefined };
  assert.deepEqual(differences({ totals: { ...totals, ...none } }), []);
});

for (const [what, found, expected] of [
  ['another amount', differences({}, { ...held, amount: 400n }), ['A was 4.00 HKD']],
  ['another currency', differences({}, { ...held, currency: 'CNY' }), ['A was 5.00 CNY']],
  ['an entry that is not there', differences({}, held, ['A', 'B', 'C']), ['C is not there']],
  [
    'one that stands there twice',
    differences({ entries: [entry, second, entry] }),
    ['A stands there twice', '3.00 by its balances, not 8.00', '2 entries by its totals, not 3'],
  ],
  [
    'one of another day',
    differences({ entries: [entry, { ...second, bookedAt: startOfDay('2026-11-24') }] }),
    ['B is of another day'],
  ],
  [
    'one that its account cannot hold',
    differences({ entries: [entry, { ...second, currency: 'CNY' }] }),
    ['B is in CNY'],
  ],
  [
    'other balances than its rows',
    differences({ totals: { ...totals, closingMinor: 401n } }),
    ['3.01 by its balances, not 3.00'],
  ],
  [
    'other totals than its rows',
    differences({ totals: { ...totals, entries: 3 } }),
    ['3 entries by its totals, not 2'],
  ],
] as const) {
  test(`it names ${what}`, () => {
    assert.deepEqual(found, expected);
  });
}
