import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { settingValues } from '#platform/settings';
import { textTable } from '#test/text-table';
import { obstacleOf, shareRepayment } from './loan.ts';

test('a line may borrow when it is known, alive and dry, and owes nothing', () => {
  const nowMs = 1_000 * dayMs;
  const cases = textTable<'days' | 'valid' | 'topups' | 'balance' | 'owing' | 'verdict'>(`
    days | valid | topups | balance | owing | verdict
    90   | 1     | 2      | 500     | no    | may
    89   | 1     | 2      | 500     | no    | loan_too_new
    90   | 1     | 1      | 500     | no    | loan_too_new
    90   | 1     | 2      | 501     | no    | loan_not_needed
    90   | 0     | 2      | 0       | no    | may
    90   | -1    | 2      | 0       | no    | loan_line_inactive
    90   | 1     | 2      | 0       | yes   | loan_open
  `);
  for (const { days, valid, topups, balance, owing, verdict } of cases) {
    const standing = {
      nowMs,
      since: nowMs - Number(days) * dayMs,
      validUntil: nowMs + Number(valid) * dayMs,
      paidTopups: Number(topups),
      balanceMinor: BigInt(balance),
      isOwing: owing === 'yes',
    };
    assert.equal(obstacleOf(standing, settingValues({})) ?? 'may', verdict);
  }
  const off = settingValues({ emergency_credit_minor: 0 });
  const fine = { nowMs, since: 0, validUntil: nowMs, paidTopups: 9, balanceMinor: 0n };
  assert.equal(obstacleOf({ ...fine, isOwing: false }, off), 'loan_not_needed');
});

test('what is left of a loan repays it first, and a top-up never more than it brought', () => {
  const cases = textTable<'owed' | 'left' | 'topup' | 'loan' | 'paid'>(`
    owed | left | topup | loan | paid
    1000 | 0    | 10000 | 0    | 1000
    1000 | 400  | 10000 | 400  | 600
    1000 | 1000 | 10000 | 1000 | 0
    1000 | 0    | 300   | 0    | 300
    200  | 1000 | 10000 | 200  | 0
  `);
  for (const { owed, left, topup, loan, paid } of cases) {
    const shares = shareRepayment(BigInt(owed), [BigInt(left), BigInt(topup)]);
    assert.deepEqual(shares, [BigInt(loan), BigInt(paid)]);
  }
});
