import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everywhere, type Unit } from '#base';
import { textTable } from '#test/text-table';
import { balanceOf } from './balance.ts';
import type { Bucket } from './bucket.ts';

function bucket(cell: string, index: number): Bucket {
  const [unit = '', balance = '', held = '', expires] = cell.split('/');
  return {
    slot: 0,
    account: '',
    number: BigInt(index),
    unit: unit as Unit,
    balance: BigInt(balance),
    held: BigInt(held),
    seq: 1n,
    floor: 0n,
    source: 'paid',
    eligibility: 'any',
    zones: everywhere,
    priority: 100,
    blocks: false,
    expiresAt: expires === undefined ? null : Number(expires),
    cause: '',
  };
}

// A bucket is unit/balance/held/expiry; a balance is unit total=available+held.
const balances = textTable<'buckets' | 'at' | 'balance'>(`
  buckets                  | at | balance
  HKD/100/0                | 0  | HKD 100=100+0
  HKD/100/30               | 0  | HKD 100=70+30
  HKD/100/30 HKD/50/50     | 0  | HKD 150=70+80
  HKD/100/0 HKD/50/20/9    | 9  | HKD 150=130+20
  HKD/100/0 HKD/50/20/9    | 10 | HKD 100=100+0
  HKD/0/0 BYTE/7/1 HKD/5/0 | 0  | HKD 5=5+0, BYTE 7=6+1
  HKD/-40/0 HKD/50/0       | 0  | HKD 10=10+0
  BYTE/7/1/9               | 10 |
`);

test('what a person is shown is total = available + held of the buckets that live', () => {
  for (const row of balances) {
    const { units } = balanceOf(row.buckets.split(' ').map(bucket), Number(row.at));
    const shown = units.map((of) => `${of.unit} ${of.total}=${of.available}+${of.held}`);
    assert.equal(shown.join(', '), row.balance, JSON.stringify(row));
  }
});
