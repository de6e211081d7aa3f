import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { line, recorded } from '../../testing/recorded.ts';
import { withBalance } from './with-balance.ts';

const { readBalance } = recorded;
const hkd = (amountMinor: number) => ({ amountMinor, currency: 'HKD' as const });

suite('a line with the balance of a moment later', () => {
  test('shows the new money and how it lives, and keeps what was not asked about', () => {
    const balance = { ...readBalance.balance, available: hkd(5_320), total: hkd(5_320) };
    const fresh = withBalance(line, { ...readBalance, balance, daysLeft: 3 });
    assert.deepEqual(fresh, { ...line, balance, daysLeft: 3 });
  });

  test('shows what is left of its packs, nothing of one that is used up', () => {
    const [first, ...others] = readBalance.lots;
    assert.ok(first?.kind === 'pack');
    const used = withBalance(line, { ...readBalance, lots: [{ ...first, left: 7 }, ...others] });
    assert.deepEqual(used?.units, [{ ...line.units[0], left: 7 }, ...line.units.slice(1)]);
    const gone = withBalance(line, { ...readBalance, lots: others });
    assert.deepEqual(gone?.units, [{ ...line.units[0], left: 0 }, ...line.units.slice(1)]);
  });

  test('is not enough where it has units that were not there before', () => {
    const bought = { ...line, units: line.units.slice(1) };
    assert.equal(withBalance(bought, readBalance), undefined);
  });
});
