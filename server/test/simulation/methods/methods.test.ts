import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulateMethods } from './simulate.ts';

const wanted = [
  'fps_qr',
  'stripe',
  'antom_cn',
  'by mandate credited',
  'alipay_cycle by mandate',
  'refunded',
  'not_charged',
  'held: credit by',
  'held: give_back by two',
  'by the clock',
];

test('48 payments by every method are each credited once or given back', async (t) => {
  const { problems, ends } = await simulateMethods(1, 48);
  assert.deepEqual(problems, []);
  const ended = [...ends];
  t.diagnostic(JSON.stringify(ended));
  const isThere = (word: string): boolean => ended.some(([end]) => end.includes(word));
  for (const word of wanted) assert.ok(isThere(word), `none is ${word}`);
});
