import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupedMajorOf } from './money.ts';

test('an amount that people read has its thousands apart, and its cents as they are', () => {
  const said = [0n, 5n, 99_999n, 100_000n, -123_456n, 123_456_789_012n].map(groupedMajorOf);
  assert.deepEqual(said, ['0.00', '0.05', '999.99', '1,000.00', '-1,234.56', '1,234,567,890.12']);
});
