import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minorOf } from '#base';
import { textTable } from '#test/text-table';
import { checkLimits } from './limits.ts';

function minor(text: string): bigint {
  const amount = minorOf(text);
  assert.ok(amount !== undefined, text);
  return amount;
}

test('limits count what a line has and what may still arrive, and say what is left', () => {
  const cases = textTable<'value' | 'bonus' | 'balance' | 'open' | 'ordered' | 'verdict' | 'left'>(`
    value | bonus | balance | open | ordered | verdict             | left
      100 |     5 |    3.20 |    0 |       0 | fine                |
     1000 |     0 |       0 |    0 |    2000 | fine                |
     1000 |     0 |       0 |    0 | 2000.01 | topup_limit_30_days | 999.99
      100 |     0 |       0 |    0 |    3000 | topup_limit_30_days | 0
      100 |     0 |       0 |    0 |    3500 | topup_limit_30_days | 0
      100 |     0 |    2900 |    0 |       0 | fine                |
      100 |  0.01 |    2900 |    0 |       0 | topup_limit_balance | 100
      100 |     5 |    2000 |  895 |     895 | fine                |
      100 |     5 |    2000 |  900 |     900 | topup_limit_balance | 100
      100 |     0 |   -5.00 |    0 |       0 | fine                |
  `);
  const limits = { mostPer30Days: minor('3000'), mostBalance: minor('3000') };
  for (const { value, bonus, balance, open, ordered, verdict, left } of cases) {
    const use = { balance: minor(balance), open: minor(open), ordered30Days: minor(ordered) };
    const check = (isOwn: boolean): void =>
      checkLimits({ value: minor(value), bonus: minor(bonus), isOwn }, use, limits);
    if (verdict === 'fine') check(true);
    else {
      assert.throws(() => check(true), {
        code: verdict,
        details: { leftMinor: Number(minor(left)) },
      });
      assert.throws(
        () => check(false),
        { code: verdict, details: {} },
        'a stranger learns nothing',
      );
    }
  }
});
