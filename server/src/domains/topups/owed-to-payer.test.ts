import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { owedToPayer } from './owed-to-payer.ts';

const cases = textTable<'came' | 'kept' | 'back' | 'bank' | 'failed' | 'owed'>(`
  came | kept | back | bank | failed | owed
  100  | 0    | 0    | 0    | 100    | 100
  100  | 0    | 100  | 0    | 100    | 0
  100  | 0    | 0    | 30   | 100    | 70
  100  | 0    | 0    | 100  | 100    | 0
  100  | 0    | 0    | 120  | 100    | 0
  100  | 60   | 0    | 0    | 40     | 40
  100  | 60   | 0    | 60   | 40     | 40
  100  | 60   | 0    | 75   | 40     | 25
  100  | 60   | 40   | 0    | 40     | 0
  100  | 0    | 30   | 0    | 200    | 70
  100  | 100  | 0    | 100  | 0      | 0
  100  | 0    | 0    | 0    | 30     | 30
  100  | 99   | 0    | 0    | 5      | 1
`);

test('what has failed is owed, without what went back since and what a bank has', () => {
  for (const { came, kept, back, bank, failed, owed } of cases) {
    const becoming = {
      came: BigInt(came),
      kept: BigInt(kept),
      back: BigInt(back),
      takenByBank: BigInt(bank),
      failed: BigInt(failed),
    };
    assert.equal(owedToPayer(becoming), BigInt(owed), JSON.stringify({ came, kept, back, bank }));
  }
});
