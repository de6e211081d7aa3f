import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutAt } from './cut.ts';

const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('a page says where it ended only while there is more behind it', () => {
  assert.deepEqual(cutAt(three, 2), { rows: [{ id: 'a' }, { id: 'b' }], last: 'b' });
  assert.deepEqual(cutAt(three, 3), { rows: three, last: null });
  assert.deepEqual(cutAt([], 3), { rows: [], last: null });
});
