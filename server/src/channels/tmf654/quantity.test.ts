import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { amountIn, quantityOf, shownAs, unitsOf } from './quantity.ts';

suite('an amount', () => {
  test('is read exactly', () => {
    for (const [amount, units, expected] of [
      [50, 'HKD', 5_000n],
      [0.01, 'HKD', 1n],
      [-3.2, 'HKD', -320n],
      [0.5, 'MB', 524_288n],
      [1.5, 'MINUTE', 90n],
      [9_999_999_999_999.99, 'HKD', 999_999_999_999_999n],
    ] as const) {
      assert.equal(amountIn({ amount, units }).amount, expected, `${amount} ${units}`);
    }
  });

  test('of more places than its units have, of nothing, or beyond counting is refused', () => {
    for (const [amount, units] of [
      [0.001, 'HKD'],
      [0.1 + 0.2, 'HKD'],
      [1e-7, 'HKD'],
      [1e21, 'HKD'],
      [10_000_000_000_000.01, 'HKD'],
      [0, 'HKD'],
      [-0, 'HKD'],
      [0.1, 'KB'],
      [1.5, 'MESSAGE'],
    ] as const) {
      const given = { amount, units };
      assert.throws(() => amountIn(given), { code: 'tmf_amount_invalid' }, `${amount} ${units}`);
    }
  });

  test('in units that we do not count is refused', () => {
    for (const units of ['EUR', 'hkd', '', 'constructor', '__proto__']) {
      assert.throws(() => amountIn({ amount: 1, units }), { code: 'tmf_units_unknown' });
    }
  });

  test('goes out as it came in', () => {
    for (const minor of [1n, 320n, 5_000n, 999_999_999_999_999n, -320n]) {
      assert.equal(amountIn(quantityOf('HKD', minor)).amount, minor);
    }
    assert.deepEqual(quantityOf('HKD', 5_000n), { amount: 50, units: 'HKD' });
    assert.deepEqual(quantityOf('BYTE', 1_024n), { amount: 1_024, units: 'BYTE' });
  });
});

test('what is left is shown as people say it, and never rounded up', () => {
  assert.equal(shownAs('HKD', 320n), 'HKD 3.20');
  assert.equal(shownAs('BYTE', 1_610_612_735n), '1.49 GB');
  assert.equal(shownAs('BYTE', 1_023n), '1023 bytes');
  assert.equal(shownAs('SECOND', 119n), '1 min');
  assert.equal(shownAs('MESSAGE', 30n), '30 messages');
});

test('what we do not count has no units', () => {
  assert.deepEqual(unitsOf('monetary'), ['HKD', 'CNY']);
  assert.deepEqual(unitsOf('other'), []);
});
