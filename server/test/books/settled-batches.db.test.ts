import assert from 'node:assert/strict';
import { type TestContext as T, suite, test } from 'node:test';
import { addDays, hongKongDay, hourMs, present, startOfDay } from '#base';
import { takeReport } from '#banking';
import { sendDueRefunds } from '#payments';
import { readDay, readSettlements, type Settlement } from '#reconciliation';
import { connectOurFps } from '#test/topup-world';
import { camtStatement } from '#test/bank-statement';
import { type BilledKind, type BillShop, openBillShop } from '#test/bill-shop';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';

const reader = staffCaller('finance');
const day = hongKongDay(testStartMs);
const account = '024-001234-001';
const bank = { connector: 'fps_qr', account };

/** By whom the bank says that the money was sent, and what our account takes it in. */
const senders = {
  alipay_cn: { name: 'ALIPAY MERCHANT SERVICES', isExchanged: true },
  wechat_cn: { name: 'TENPAY PAYMENT', isExchanged: true },
  antom: { name: 'ANTOM SETTLEMENT', isExchanged: false },
} as const satisfies Readonly<Record<BilledKind, object>>;

async function settlementOf({ context, connector }: BillShop): Promise<Settlement> {
  const all = await readSettlements(context, reader);
  const ours = all.filter((one) => one.connector === connector);
  assert.equal(ours.length, 1, 'in one currency');
  return present(ours[0], 'a settlement');
}

/** A day of three payments and a full refund, billed; what the provider owes us of it. */
async function billedDay(t: T, kind: BilledKind) {
  const shop = await openBillShop(t, kind);
  const { context } = shop;
  const [first] = [await shop.paid(), await shop.paid(), await shop.paid()];
  await undoTopup(context, first.id, first.maker);
  await sendDueRefunds(context);
  shop.setTime(startOfDay(addDays(day, 1)) + 12 * hourMs);
  await shop.fetchBills();
  const { sums, breaks } = await readDay(context, reader, { connector: kind, day });
  assert.deepEqual(breaks, []);
  const sumOf = (of: string) => sums.find(({ kind: one }) => one === of)?.amount ?? 0n;
  const fees = sums.reduce((sum, { fee }) => sum + fee, 0n);
  assert.ok(sumOf('payment') > 0n && sumOf('refund') < 0n && fees > 0n);
  return { shop, payoutMinor: sumOf('payment') + sumOf('refund') - (fees + 500n) / 1_000n };
}

async function payOut({ context }: BillShop, kind: BilledKind, payoutMinor: bigint): Promise<void> {
  await connectOurFps(context, account);
  const { name, isExchanged } = senders[kind];
  const entry = { bankReference: 'F1', atMs: context.clock.now(), counterparty: name };
  const instructed = { amountMinor: payoutMinor, currency: 'CNY' };
  const told = isExchanged
    ? { ...entry, amountMinor: (payoutMinor * 108n) / 100n, instructed }
    : { ...entry, amountMinor: payoutMinor };
  const printed = { account, day: addDays(day, 1), openingMinor: 0n, entries: [told] };
  assert.equal(await takeReport(context, bank, camtStatement(printed)), 1);
}

for (const kind of ['alipay_cn', 'wechat_cn', 'antom'] as const) {
  suite(kind, () => {
    test('what is paid less refunds less fees is paid out, and clearing is zero', async (t) => {
      const { shop, payoutMinor } = await billedDay(t, kind);
      assert.equal((await settlementOf(shop)).clearingMinor, payoutMinor);
      await payOut(shop, kind, payoutMinor);
      const { clearingMinor, arrivedMinor, unresolved } = await settlementOf(shop);
      assert.deepEqual([clearingMinor, arrivedMinor, unresolved], [0n, payoutMinor, 0]);
      await shop.assertAudit();
    });

    test('a payout that is one short leaves that one to be seen by finance', async (t) => {
      const { shop, payoutMinor } = await billedDay(t, kind);
      await payOut(shop, kind, payoutMinor - 100n);
      const { clearingMinor, arrivedMinor } = await settlementOf(shop);
      assert.deepEqual([clearingMinor, arrivedMinor], [100n, payoutMinor - 100n]);
      await shop.assertAudit();
    });
  });
}
