import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flipBits } from './flips.ts';

test('a hundred bits turned over in the books or the log are all found', async () => {
  const { found, missed } = await flipBits(1, 100);
  assert.deepEqual(missed, []);
  assert.equal(found, 100);
});
