import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BillRow } from '#test/alipay-bill';
import { stripeBalance } from '#test/stripe-balance';
import { type Reading, readStripeBalance, WrongStatement } from './index.ts';

const atMs = Date.parse('2026-10-03T04:00:00Z');
const paid: BillRow = { number: 'att_1', amountMinor: 10_050n, atMs, feeMinor: 420n };

async function readingsOf(file: Buffer): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const some of readStripeBalance(file)) readings.push(...some);
  return readings;
}

function transaction(fields: object): Buffer {
  const whole = { id: 'txn_1', object: 'balance_transaction', amount: -500, fee: 0, created: 1 };
  const data = [{ ...whole, currency: 'hkd', source: null, ...fields }];
  return Buffer.from(JSON.stringify({ object: 'list', data }));
}

test('payments and refunds of all pages are read, under our numbers', async () => {
  const back: BillRow = { ...paid, amountMinor: 50n, refund: 'rfd_1', feeMinor: 0n };
  const items = (await readingsOf(stripeBalance([paid, back, paid]))).flatMap((one) =>
    one.is === 'item' ? [one.item] : [],
  );
  assert.deepEqual(
    items.map(({ row, kind, amountMinor, feeThousandths }) => {
      return [row, kind, amountMinor, feeThousandths];
    }),
    [
      [1, 'payment', 10_050n, 420_000n],
      [2, 'refund', -50n, 0n],
      [3, 'payment', 10_050n, 420_000n],
    ],
  );
});

test('fees of a month and payouts are what they are, and the rest is other', async () => {
  const types = {
    stripe_fee: 'fee',
    payout: 'payout',
    adjustment: 'other',
    something_new: 'other',
  };
  for (const [type, kind] of Object.entries(types)) {
    const [head, reading] = await readingsOf(transaction({ type }));
    assert.deepEqual(head, { is: 'head', account: '', day: '1970-01-01' });
    assert.equal(reading?.is === 'item' && reading.item.kind, kind);
  }
});

test('an entry that makes no sense is kept, and another currency with it', async () => {
  for (const fields of [{ amount: 1.5 }, { currency: 'usd' }, { object: 'charge' }, { id: 7 }]) {
    const [reading] = await readingsOf(transaction({ type: 'charge', ...fields }));
    assert.equal(reading?.is, 'unreadable');
  }
});

test('what is no list is refused', async () => {
  for (const text of ['', '{}', '[]', '{"object":"list"}', 'null', '{"object":"list","data":[}']) {
    await assert.rejects(readingsOf(Buffer.from(text)), WrongStatement);
  }
});
