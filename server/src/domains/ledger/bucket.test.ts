import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, type Unit, type Zone, zoneMask } from '#base';
import { textTable } from '#test/text-table';
import { type Bucket, consumptionOrder, isAlive, shareOut } from './bucket.ts';

const plain: Bucket = {
  slot: 0,
  account: '019aae5e00007000800000000000000',
  number: 0n,
  unit: 'HKD',
  balance: 0n,
  held: 0n,
  seq: 0n,
  floor: 0n,
  source: 'paid',
  eligibility: 'any',
  zones: zoneMask('HK', 'CN', 'MO', 'ROW'),
  priority: 100,
  blocks: false,
  expiresAt: null,
  cause: 'top_1',
};

function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split(' ');
}

// Every bucket that the cases below choose from; a blank cell restricts nothing.
const purse = textTable<'name' | 'unit' | 'zones' | 'class' | 'priority' | 'expires'>(`
  name     | unit | zones | class | priority | expires
  cash     | HKD  |       | any   | 100      |
  later    | HKD  |       | any   | 100      |
  bonus    | HKD  |       | any   | 50       | 2000
  soon     | HKD  |       | any   | 50       | 1000
  twin     | HKD  |       | any   | 50       | 1000
  hk-only  | HKD  | HK    | any   | 10       | 5000
  calls    | HKD  |       | voice | 5        |
  credit   | HKD  |       | any   | 200      |
  yuan     | CNY  | CN MO | any   | 100      |
  hk-data  | BYTE | HK    | data  | 100      | 3000
  cn-data  | BYTE | CN    | data  | 100      | 4000
  all-data | BYTE |       | data  | 90       |
`).map((row, index) => ({
  name: row.name,
  bucket: {
    ...plain,
    number: BigInt(index),
    unit: row.unit as Unit,
    zones: row.zones === '' ? plain.zones : zoneMask(...(listOf(row.zones) as Zone[])),
    eligibility: row.class,
    priority: Number(row.priority),
    expiresAt: row.expires === '' ? null : Number(row.expires),
  },
}));

const orders = textTable<'at' | 'unit' | 'zone' | 'eligible' | 'order'>(`
  at   | unit   | zone | eligible  | order
  0    | HKD    |      |           | calls hk-only soon twin bonus cash later credit
  0    | HKD    | HK   | any       | hk-only soon twin bonus cash later credit
  0    | HKD    | CN   | any       | soon twin bonus cash later credit
  0    | HKD    | ROW  | any voice | calls soon twin bonus cash later credit
  0    | HKD    | HK   | voice     | calls
  0    | HKD    | HK   | data      |
  1000 | HKD    | CN   | any       | soon twin bonus cash later credit
  1001 | HKD    | CN   | any       | bonus cash later credit
  2000 | HKD    | CN   | any       | bonus cash later credit
  2001 | HKD    | CN   | any       | cash later credit
  5001 | HKD    | HK   | any       | cash later credit
  0    | CNY    | MO   |           | yuan
  0    | CNY    | HK   |           |
  0    | BYTE   |      |           | all-data hk-data cn-data
  0    | BYTE   | HK   | data      | all-data hk-data
  0    | BYTE   | CN   | data      | all-data cn-data
  3001 | BYTE   | HK   | data      | all-data
  0    | SECOND | HK   |           |
`);

test('buckets are consumed by zone, class and life, then priority, expiry and age', () => {
  for (const row of orders) {
    const spending = {
      unit: row.unit as Unit,
      ...(row.zone === '' ? {} : { zone: row.zone as Zone }),
      ...(row.eligible === '' ? {} : { eligible: listOf(row.eligible) }),
    };
    for (const given of [purse, purse.toReversed()]) {
      const buckets = given.map(({ bucket }) => bucket);
      const order = consumptionOrder(buckets, spending, Number(row.at)).map(
        ({ number }) => purse[Number(number)]?.name,
      );
      assert.deepEqual(order, listOf(row.order), JSON.stringify(row));
    }
  }
});

test('a bucket that blocks keeps back what is of a later priority, where it may pay', () => {
  const withBlocking = purse.map(({ name, bucket }) => ({
    ...bucket,
    blocks: name === 'hk-only' || name === 'bonus',
  }));
  const namesAt = (zone: Zone | undefined, atMs: number): unknown[] =>
    consumptionOrder(withBlocking, { unit: 'HKD', ...(zone ? { zone } : {}) }, atMs).map(
      ({ number }) => purse[Number(number)]?.name,
    );
  assert.deepEqual(namesAt('HK', 0), ['calls', 'hk-only']);
  assert.deepEqual(namesAt('CN', 0), ['calls', 'soon', 'twin', 'bonus'], 'with its equals');
  assert.deepEqual(namesAt('CN', 2_001), ['calls', 'cash', 'later', 'credit'], 'it is over');
  const all = namesAt(undefined, 0);
  assert.equal(all.length, 8, 'what is spent nowhere is no use');
});

test('no class is eligible when the list of classes is empty', () => {
  assert.deepEqual(consumptionOrder([plain], { unit: 'HKD', eligible: [] }, 0), []);
});

test('a bucket lives until the last instant of its expiry, and without one for ever', () => {
  assert.equal(isAlive({ ...plain, expiresAt: 5 }, 4), true);
  assert.equal(isAlive({ ...plain, expiresAt: 5 }, 5), true);
  assert.equal(isAlive({ ...plain, expiresAt: 5 }, 6), false);
  assert.equal(isAlive(plain, Number.MAX_SAFE_INTEGER), true);
});

// A bucket is balance/held/floor; the shares are what each of them pays.
const sharings = textTable<'buckets' | 'amount' | 'shares' | 'refusal'>(`
  buckets                | amount | shares | refusal
  100/0/0                | 100    | 100    |
  100/0/0                | 101    |        | insufficient_balance needed 101 available 100
  100/0/0 50/0/0         | 100    | 100 0  |
  100/0/0 50/0/0         | 101    | 100 1  |
  100/0/0 50/0/0         | 150    | 100 50 |
  100/0/0 50/0/0         | 151    |        | insufficient_balance needed 151 available 150
  100/40/0 50/50/0 9/0/0 | 61     | 60 0 1 |
  0/0/0 5/0/0            | 5      | 0 5    |
  0/0/-300               | 300    | 300    |
  -200/0/-300 50/0/0     | 120    | 100 20 |
  -300/0/-300            | 1      |        | insufficient_balance needed 1 available 0
  100/50/-20             | 70     | 70     |
                         | 1      |        | insufficient_balance needed 1 available 0
`);

test('an amount is shared out over buckets, each giving all it can before the next', () => {
  for (const row of sharings) {
    const buckets = listOf(row.buckets).map((cell, index) => {
      const [balance, held, floor] = cell.split('/').map(BigInt);
      assert.ok(balance !== undefined && held !== undefined && floor !== undefined);
      return { ...plain, number: BigInt(index), balance, held, floor };
    });
    let shared: string[] = [];
    let refusal = '';
    try {
      const shares = shareOut(buckets, BigInt(row.amount));
      assert.ok(shares.every(({ amount }) => amount > 0n));
      const paid = new Map(shares.map(({ bucket, amount }) => [bucket, amount]));
      shared = buckets.map((bucket) => (paid.get(bucket) ?? 0n).toString());
    } catch (error) {
      assert.ok(error instanceof Refusal);
      const { needed, available } = error.details;
      refusal = `${error.code} needed ${needed} available ${available}`;
    }
    assert.deepEqual([shared, refusal], [listOf(row.shares), row.refusal], JSON.stringify(row));
  }
});
