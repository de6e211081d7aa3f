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
  [
    'another amount',
    differences({}, { ...held, amount: 400n }),
    ['statement_was {"reference":"A","amount":"4.00","currency":"HKD"}'],
  ],
  [
    'another currency',
    differences({}, { ...held, currency: 'CNY' }),
    ['statement_was {"reference":"A","amount":"5.00","currency":"CNY"}'],
  ],
  [
    'an entry that is not there',
    differences({}, held, ['A', 'B', 'C']),
    ['statement_lacks {"reference":"C"}'],
  ],
  [
    'one that stands there twice',
    differences({ entries: [entry, second, entry] }),
    [
      'statement_twice {"reference":"A"}',
      'statement_balances {"told":"3.00","moved":"8.00"}',
      'statement_count {"told":2,"read":3}',
    ],
  ],
  [
    'one of another day',
    differences({ entries: [entry, { ...second, bookedAt: startOfDay('2026-11-24') }] }),
    ['statement_other_day {"reference":"B"}'],
  ],
  [
    'one that its account cannot hold',
    differences({ entries: [entry, { ...second, currency: 'CNY' }] }),
    ['statement_currency {"reference":"B","currency":"CNY"}'],
  ],
  [
    'other balances than its rows',
    differences({ totals: { ...totals, closingMinor: 401n } }),
    ['statement_balances {"told":"3.01","moved":"3.00"}'],
  ],
  [
    'other totals than its rows',
    differences({ totals: { ...totals, entries: 3 } }),
    ['statement_count {"told":3,"read":2}'],
  ],
] as const) {
  test(`it names ${what}`, () => {
    assert.deepEqual(found, expected);
  });
}
