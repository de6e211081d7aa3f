import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { readTrail } from '#identity';
import { readFloat } from '#resellers';
import { payCommissions, sellVoucher } from '#sales';
import {
  blockVouchers,
  listBatches,
  makeBatch,
  proposeActivation,
  readVoucher,
  unblockVouchers,
} from '#vouchers';
import { booksHold, netOf } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { openShop, openTier } from '#test/shop-world';
import { openTopupWorld } from '#test/topup-world';
import { activate, boughtCode, openStock, proposer, voucherSaleOf } from '#test/voucher-world';

const world = await openTopupWorld();
const { context } = world;
const { clock } = context;
const commission = [
  { product: 'voucher', fromMinor: 0, basisPoints: 300, parentBasisPoints: 50 },
] as const;
await openTier(context, { commission });
const stock = await openStock(context, { count: 60 });

async function actsOn(subject: string): Promise<string[]> {
  const trail = await readTrail(context, { subject, beforeMs: clock.now() + 1, limit: 9 });
  return trail
    .filter(({ outcome }) => outcome === 'done')
    .map(({ action }) => action)
    .toSorted();
}

async function makeElectronic(count: number): Promise<number> {
  const batch = { kind: 'electronic', valueMinor: 10_000n, count, label: 'Of rules' } as const;
  return (await makeBatch(context, { ...batch, expiresOn: '2027-12-31' })).number;
}

// All of it in one millisecond of a clock that stands still: in no order.
test('of what is proposed, blocked and freed the trail tells, each under its name', async () => {
  const batch = await makeElectronic(4);
  const activation = await proposeActivation(context, proposer, { batch, first: 1, last: 4 });
  assert.deepEqual(await actsOn(activation), ['voucher_activation.propose']);
  const range = { batch, first: 1, last: 2 };
  await blockVouchers(context, proposer, { ...range, why: 'torn' });
  await unblockVouchers(context, staffCaller('finance'), range);
  assert.deepEqual(await actsOn(`batch ${batch}`), [
    'voucher.block',
    'voucher.unblock',
    'voucher_batch.make',
  ]);
});

test('parts of a batch overlap by one voucher alone, at either end', async () => {
  const batch = await makeElectronic(30);
  await activate(context, batch, 10, 20);
  const active = { code: 'voucher_range_active', details: { first: 10, last: 20 } };
  const propose = (first: number, last: number) =>
    proposeActivation(context, proposer, { batch, first, last });
  await assert.rejects(propose(5, 10), active);
  await assert.rejects(propose(20, 25), active);
  await propose(5, 9);
  await propose(21, 25);
});

test('batches are listed for those alone who may read of vouchers', async () => {
  await assert.rejects(listBatches(context, staffCaller('supervisor')), {
    code: 'permission_missing',
  });
  const listed = await listBatches(context, staffCaller('finance'));
  assert.ok(listed.some(({ batch }) => batch.number === stock.number));
});

test('what holders are owed lies in an account by the first six digits of the serial', async () => {
  const { serial } = await boughtCode(context, await openShop(context));
  assert.equal(await netOf(context, `vouchers:${serial.slice(0, 6)}`, 'HKD'), -10_000n);
});

test('a sale beyond the float is refused, by its key for ever, and sells nothing', async () => {
  const shop = await openShop(context, { floatMinor: 9_000n });
  const wanted = voucherSaleOf(shop);
  for (let times = 0; times < 2; times += 1) {
    await assert.rejects(sellVoucher(context, shop.visit, wanted), { code: 'float_too_low' });
  }
  assert.equal(await readFloat(context, shop.id), 9_000n);
  await booksHold(context);
});

test('the chain of a shop is paid its part of a voucher, the day after', async () => {
  const chain = await openShop(context, { kind: 'chain', floatMinor: 0n });
  const shop = await openShop(context, { parent: chain.id });
  const { serial } = await boughtCode(context, shop);
  assert.equal((await readVoucher(context, serial)).state, 'sold');
  clock.advance(dayMs);
  await payCommissions(context);
  assert.equal(await readFloat(context, chain.id), 50n);
  await booksHold(context);
});
