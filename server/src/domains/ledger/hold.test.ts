import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { type HoldLeg, takeFromLegs } from './hold.ts';

function legsOf(cell: string): HoldLeg[] {
  if (cell === '') return [];
  return cell.split(' ').map((leg) => {
    const [bucket = '', amount = ''] = leg.split(':');
    return { bucket: BigInt(bucket), amount: BigInt(amount) };
  });
}

// A leg is bucket:amount.
const takings = textTable<'legs' | 'amount' | 'taken' | 'left'>(`
  legs           | amount | taken        | left
  0:100          | 100    | 0:100        |
  0:100          | 1      | 0:1          | 0:99
  7:30 0:100     | 10     | 7:10         | 7:20 0:100
  7:30 0:100     | 30     | 7:30         | 0:100
  7:30 0:100     | 31     | 7:30 0:1     | 0:99
  7:30 0:100     | 130    | 7:30 0:100   |
  7:30 9:5 0:100 | 36     | 7:30 9:5 0:1 | 0:99
  7:30 9:5 0:100 | 0      |              | 7:30 9:5 0:100
`);

test('a hold is taken from its legs in their order, and the rest stays', () => {
  for (const row of takings) {
    const { taken, left } = takeFromLegs(legsOf(row.legs), BigInt(row.amount));
    assert.deepEqual({ taken, left }, { taken: legsOf(row.taken), left: legsOf(row.left) });
  }
});
