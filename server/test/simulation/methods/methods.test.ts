import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulateMethods } from './simulate.ts';

test('48 payments by every method are each credited once or given back', async (t) => {
  const { problems, ends } = await simulateMethods(1, 48);
  assert.deepEqual(problems, []);
  const ended = [...ends];
  t.diagnostic(JSON.stringify(ended));
  const isThere = (word: string): boolean => ended.some(([end]) => end.includes(word));
  for (const word of ['fps_qr', 'stripe', 'by mandate credited', 'refunded', 'not_charged']) {
    assert.ok(isThere(word), `none is ${word}`);
  }
});
