import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, hongKongDay, hourMs, minuteMs, present, startOfDay } from '#base';
import { decideCredit, listSuspense, proposeCredit, takeReport, takeStatement } from '#banking';
import { readSystemAccounts } from '#ledger';
import { sendDueRefunds } from '#payments';
import {
  auditReconciliation,
  type BatchState,
  type Break,
  decideResolution,
  gapsOf,
  listBreaks,
  proposeResolution,
  readDay,
  readSettlements,
  rematchOpenDays,
  type Settlement,
  stateOfBatch,
} from '#reconciliation';
import { connectOurFps } from '#test/topup-world';
import { camtStatement, type PrintedEntry } from '#test/bank-statement';
import { type BillShop, openBillShop } from '#test/bill-shop';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { type OrderedTopup, undoTopup } from '#topups';
import { findsSpoils } from '#test/spoils';
import { reconciliationSpoils } from './spoils/reconciliation.ts';

const reader = staffCaller('finance');
const checker = staffCaller('finance');
const day = hongKongDay(testStartMs);
const account = '024-001234-001';
const bank = { connector: 'fps_qr', account };

/** What each keeps, in basis points. */
const rates = { alipay_cn: 60, wechat_cn: 60, antom: 120 } as const;
type BilledKind = keyof typeof rates;

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

/** Paid with a coupon on the provider's page. */
async function paidWith(shop: BillShop, coupon: Coupon | undefined): Promise<OrderedTopup> {
  if (coupon) await shop.control('faults', { fault: coupon, count: 1 });
  return shop.paid();
}

type Coupon = 'coupon-of-provider' | 'coupon-of-merchant';

/** A day of three payments and a full refund, billed; what the provider owes us of it. */
async function billedDay(t: T, kind: BilledKind, coupons: readonly Coupon[] = []) {
  const shop = await openBillShop(t, kind, {
    'reconciliation.fee_rates': `${kind}=${rates[kind]}`,
  });
  const { context } = shop;
  const first = await paidWith(shop, coupons[0]);
  for (const coupon of [coupons[1], coupons[2]]) await paidWith(shop, coupon);
  await undoTopup(context, first.id, first.maker);
  await sendDueRefunds(context);
  shop.setTime(startOfDay(addDays(day, 1)) + 12 * hourMs);
  await shop.fetchBills();
  const { sums, breaks } = await readDay(context, reader, { connector: kind, day });
  assert.deepEqual(breaks, []);
  const sumOf = (of: string) => sums.find(({ kind: one }) => one === of)?.amount ?? 0n;
  const fees = sums.reduce((sum, { fee }) => sum + fee, 0n);
  assert.ok(sumOf('payment') > 0n && sumOf('refund') < 0n && fees > 0n);
  const given = sums.reduce((sum, { coupon }) => sum + coupon, 0n);
  const movedMinor = sumOf('payment') + sumOf('refund') - given;
  return { shop, payoutMinor: movedMinor - (fees + 500n) / 1_000n, given };
}

interface Paying {
  readonly bankReference?: string;
  /** What our account gets, where that is not what the rate of the day makes. */
  readonly cameMinor?: bigint;
  readonly isToldExchange?: boolean;
  readonly details?: string;
  /** By whom it was sent, where that is not who always sends it. */
  readonly counterparty?: string;
}

async function payOut(
  { context }: BillShop,
  kind: BilledKind,
  payoutMinor: bigint,
  paying: Paying = {},
): Promise<void> {
  await connectOurFps(context, account);
  const { name, isExchanged } = senders[kind];
  const { bankReference = 'F1', cameMinor, isToldExchange = true, details = '' } = paying;
  const { counterparty = name } = paying;
  const entry = { bankReference, atMs: context.clock.now(), counterparty, details };
  const instructed = { amountMinor: payoutMinor, currency: 'CNY' };
  const told = isExchanged
    ? {
        ...entry,
        amountMinor: cameMinor ?? (payoutMinor * 108n) / 100n,
        ...(isToldExchange ? { instructed } : {}),
      }
    : { ...entry, amountMinor: payoutMinor };
  const cameOn = hongKongDay(context.clock.now());
  const printed = { account, day: cameOn, openingMinor: 0n, entries: [told] };
  assert.equal((await takeReport(context, bank, camtStatement(printed)))?.taken, 1);
}

async function netOf({ context }: BillShop, account: string, unit = 'HKD'): Promise<bigint> {
  const all = await readSystemAccounts(context);
  return all.find((one) => one.account === account && one.unit === unit)?.net ?? 0n;
}

async function bookAlone({ context }: BillShop, entry: PrintedEntry): Promise<void> {
  const printed = { account, day: hongKongDay(entry.atMs), openingMinor: 0n, entries: [entry] };
  assert.equal((await takeReport(context, bank, camtStatement(printed)))?.taken, 1);
}

function readDayOf({ context }: BillShop, connector: BilledKind) {
  return readDay(context, reader, { connector, day });
}

async function onlyBreakOf(shop: BillShop, kind: BilledKind): Promise<Break> {
  const { breaks } = await readDayOf(shop, kind);
  assert.equal(breaks.length, 1);
  return present(breaks[0], 'a break');
}

async function batchesOf(shop: BillShop, kind: BilledKind): Promise<BatchState[]> {
  return (await readDayOf(shop, kind)).batches.map(stateOfBatch);
}

async function writeOff({ context }: BillShop, { id }: Break): Promise<void> {
  const proposal = { break: id, way: 'write_off', reason: 'too little to ask for' } as const;
  await proposeResolution(context, reader, proposal);
  await decideResolution(context, checker, { break: id, isApproved: true });
}

for (const kind of ['alipay_cn', 'wechat_cn', 'antom'] as const) {
  test(`${kind}: what is paid less refunds less fees comes, and clearing is zero`, async (t) => {
    const { shop, payoutMinor } = await billedDay(t, kind);
    assert.equal((await settlementOf(shop)).clearingMinor, payoutMinor);
    await payOut(shop, kind, payoutMinor);
    const { clearingMinor, arrivedMinor, unresolved } = await settlementOf(shop);
    assert.deepEqual([clearingMinor, arrivedMinor, unresolved], [0n, payoutMinor, 0]);
    await shop.assertAudit();
  });
}

for (const kind of ['alipay_cn', 'wechat_cn'] as const) {
  test(`${kind}: what our coupons made less is a promotion, and clearing is zero`, async (t) => {
    const coupons = ['coupon-of-merchant', 'coupon-of-merchant', 'coupon-of-provider'] as const;
    const { shop, payoutMinor, given } = await billedDay(t, kind, coupons);
    assert.equal(given, 100n, "the refunded one's is back, and the provider's came to us");
    assert.equal(await netOf(shop, 'expense:promotion', 'CNY'), 100n);
    assert.equal((await settlementOf(shop)).clearingMinor, payoutMinor);
    await payOut(shop, kind, payoutMinor);
    const { clearingMinor, arrivedMinor, unresolved } = await settlementOf(shop);
    assert.deepEqual([clearingMinor, arrivedMinor, unresolved], [0n, payoutMinor, 0]);
    assert.deepEqual(await batchesOf(shop, kind), ['settled']);
    await shop.assertAudit();
  });
}

test('a payout that is one short is a break by name, which two people write off', async (t) => {
  const kind = 'antom';
  const { shop, payoutMinor } = await billedDay(t, kind);
  await payOut(shop, kind, payoutMinor - 100n);
  const { clearingMinor, arrivedMinor } = await settlementOf(shop);
  assert.deepEqual([clearingMinor, arrivedMinor], [100n, payoutMinor - 100n]);
  const short = await onlyBreakOf(shop, kind);
  assert.deepEqual(gapsOf(short), [{ currency: short.ourCurrency, amount: -100n }]);
  assert.equal(short.fact, 'payout_short');
  assert.deepEqual(await batchesOf(shop, kind), ['short']);
  await writeOff(shop, short);
  assert.equal((await settlementOf(shop)).clearingMinor, 0n);
  await shop.assertAudit();
  await payOut(shop, kind, 100n, { bankReference: 'F2' });
  assert.equal((await onlyBreakOf(shop, kind)).state, 'cleared', 'it came after all');
  assert.deepEqual(await batchesOf(shop, kind), ['settled']);
  assert.equal((await settlementOf(shop)).clearingMinor, 0n);
  await shop.assertAudit();
});

test('what comes short in our currency is a break and no exchange difference', async (t) => {
  const { shop, payoutMinor } = await billedDay(t, 'alipay_cn');
  const worthMinor = (payoutMinor * 100n) / 92n;
  await payOut(shop, 'alipay_cn', payoutMinor, { cameMinor: worthMinor - 10_000n });
  const short = await onlyBreakOf(shop, 'alipay_cn');
  assert.equal(short.fact, 'payout_short');
  const [{ currency, amount } = { currency: '', amount: 0n }] = gapsOf(short);
  assert.equal(currency, 'HKD');
  assert.ok(amount >= -10_001n && amount <= -9_999n, `${amount}`);
  const gained = await netOf(shop, 'exchange_difference');
  assert.ok(gained >= -100n && gained <= 100n, `${gained}`);
  assert.deepEqual(await batchesOf(shop, 'alipay_cn'), ['settled']);
  await writeOff(shop, short);
  assert.equal(await netOf(shop, 'clearing:alipay_cn'), 0n);
  assert.equal(await netOf(shop, 'clearing:alipay_cn', 'CNY'), 0n);
  await shop.assertAudit();
  await findsSpoils(shop.context, auditReconciliation, reconciliationSpoils);
});

test('a bank that does not say what was exchanged settles the day by the rate', async (t) => {
  const { shop, payoutMinor } = await billedDay(t, 'alipay_cn');
  const cameMinor = (payoutMinor * 108n) / 100n;
  await payOut(shop, 'alipay_cn', payoutMinor, { cameMinor, isToldExchange: false });
  assert.deepEqual((await readDayOf(shop, 'alipay_cn')).breaks, []);
  assert.deepEqual(await batchesOf(shop, 'alipay_cn'), ['settled']);
  assert.equal(await netOf(shop, 'clearing:alipay_cn'), 0n);
  assert.equal(await netOf(shop, 'clearing:alipay_cn', 'CNY'), 0n);
  await shop.assertAudit();
});

test('a day not paid out in time is missing, and clears itself when it comes', async (t) => {
  const { shop, payoutMinor } = await billedDay(t, 'antom');
  await connectOurFps(shop.context, account);
  shop.setTime(startOfDay(addDays(day, 11)) - hourMs);
  await rematchOpenDays(shop.context);
  assert.deepEqual((await readDayOf(shop, 'antom')).breaks, []);
  shop.setTime(startOfDay(addDays(day, 11)) + hourMs);
  await rematchOpenDays(shop.context);
  const missing = await onlyBreakOf(shop, 'antom');
  assert.equal(missing.fact, 'payout_missing');
  assert.deepEqual(gapsOf(missing), [{ currency: 'HKD', amount: -payoutMinor }]);
  await payOut(shop, 'antom', payoutMinor);
  assert.equal((await onlyBreakOf(shop, 'antom')).state, 'cleared');
  assert.equal((await settlementOf(shop)).clearingMinor, 0n);
  await shop.assertAudit();
});

const isUnplaced = ({ fact }: Break): boolean => fact === 'payout_unplaced';

test('a payout for no day is a break two days later, until its day is there', async (t) => {
  const kind = 'antom';
  const shop = await openBillShop(t, kind);
  const { context } = shop;
  await shop.paid();
  const cameOn = addDays(day, 1);
  shop.setTime(startOfDay(cameOn) + hourMs);
  await payOut(shop, kind, 9_000n, { details: 'BATCH 77' });
  shop.setTime(startOfDay(addDays(day, 3)) - hourMs);
  await rematchOpenDays(context);
  assert.deepEqual(await listBreaks(context, reader), []);
  shop.setTime(startOfDay(addDays(day, 4)) + hourMs);
  await rematchOpenDays(context);
  const [found, ...more] = (await listBreaks(context, reader)).filter(isUnplaced);
  const named = present(found, 'a break');
  assert.deepEqual([named.day, named.note, more], [cameOn, 'BATCH 77', []]);
  assert.deepEqual(gapsOf(named), [{ currency: 'HKD', amount: 9_000n }]);
  await proposeResolution(context, reader, {
    break: named.id,
    way: 'book_unmatched',
    reason: 'nobody knows what it is for',
  });
  await decideResolution(context, checker, { break: named.id, isApproved: true });
  assert.equal(await netOf(shop, 'unmatched'), -9_000n);
  await shop.assertAudit();
  await shop.fetchBills();
  const { payouts, breaks } = await readDayOf(shop, kind);
  assert.deepEqual(
    payouts.map(({ cameAmount, untilDay }) => [cameAmount, untilDay]),
    [[9_000n, day]],
  );
  assert.deepEqual(
    breaks.map(({ fact }) => fact),
    ['payout_short'],
  );
  assert.deepEqual(
    (await readDay(context, reader, { connector: kind, day: cameOn })).breaks
      .filter(isUnplaced)
      .map(({ state }) => state),
    ['cleared'],
  );
  assert.equal(await netOf(shop, 'unmatched'), 0n, 'what was booked for it is taken back');
  await shop.assertAudit();
});

/** As an upgrade leaves the days of before: all of them is taken to have come. */
async function assumed({ context }: BillShop): Promise<void> {
  const text = 'update reconciliation.batch set assumed = expected returning day';
  await context.db.transaction((tx) => tx.query({ name: 'test assume', text }, []));
}

test('a payout for a day of before an upgrade is no break, whatever else comes', async (t) => {
  const kind = 'antom';
  const { shop, payoutMinor } = await billedDay(t, kind);
  await assumed(shop);
  await payOut(shop, kind, payoutMinor + 700n, { bankReference: 'OTHER' });
  assert.deepEqual((await readDayOf(shop, kind)).breaks, [], 'it is not of that day');
  // Of two that came at one instant either may be the first.
  shop.context.clock.advance(minuteMs);
  await payOut(shop, kind, payoutMinor, { bankReference: 'ITS OWN' });
  const { batches, breaks, payouts } = await readDayOf(shop, kind);
  assert.deepEqual(breaks, []);
  assert.deepEqual(
    batches.map((one) => [stateOfBatch(one), one.assumed, one.arrived]),
    [['settled', 0n, payoutMinor]],
  );
  assert.deepEqual(
    payouts.map(({ untilDay }) => untilDay),
    [day],
  );
  await shop.assertAudit();
});

test('a payout that names a day of before an upgrade is held against it', async (t) => {
  const kind = 'antom';
  const { shop, payoutMinor } = await billedDay(t, kind);
  await assumed(shop);
  await payOut(shop, kind, payoutMinor - 100n, { details: `SETTLEMENT ${day}` });
  const short = await onlyBreakOf(shop, kind);
  assert.equal(short.fact, 'payout_short');
  assert.deepEqual(gapsOf(short), [{ currency: 'HKD', amount: -100n }]);
  await shop.assertAudit();
});

/** The only one of which nobody knows whose it is. */
async function waitingEntry({ context }: BillShop) {
  const [waiting, ...more] = await listSuspense(context, reader, { behind: undefined, limit: 9 });
  assert.deepEqual(more, []);
  return present(waiting, 'an entry').entry;
}

/** A payout that has come under another name after its day was missed; two people say whose. */
async function saidWhose(t: T, kind: 'antom' | 'alipay_cn') {
  const billed = await billedDay(t, kind);
  const { shop, payoutMinor } = billed;
  const { context } = shop;
  await connectOurFps(context, account);
  shop.setTime(startOfDay(addDays(day, 11)) + hourMs);
  await rematchOpenDays(context);
  await payOut(shop, kind, payoutMinor, { counterparty: 'NEW NAME PAYMENTS LTD' });
  const { id: entry, amount } = await waitingEntry(shop);
  assert.equal(await netOf(shop, 'unmatched'), -amount);
  assert.equal((await onlyBreakOf(shop, kind)).fact, 'payout_missing');
  const proposal = { entry, way: 'to_payout', attempt: null, reason: 'their letter' } as const;
  for (const settles of [null, 'nobody', 'fps_qr']) {
    const wrong = proposeCredit(context, reader, { ...proposal, settles });
    await assert.rejects(wrong, { code: 'credit_not_for_payout' }, `${settles}`);
  }
  const another = proposeCredit(context, reader, { ...proposal, way: 'give_back', settles: kind });
  await assert.rejects(another, { code: 'credit_not_for_payout' });
  await proposeCredit(context, reader, { ...proposal, settles: kind });
  const alone = decideCredit(context, reader, { entry, isApproved: true });
  await assert.rejects(alone, { code: 'second_person_needed' });
  await decideCredit(context, checker, { entry, isApproved: true });
  return { ...billed, amount };
}

for (const kind of ['antom', 'alipay_cn'] as const) {
  test(`${kind}: a payout under a new name settles its day by the word of two`, async (t) => {
    const { shop, payoutMinor, amount } = await saidWhose(t, kind);
    const { context } = shop;
    assert.equal((await onlyBreakOf(shop, kind)).state, 'cleared');
    assert.deepEqual(await batchesOf(shop, kind), ['settled']);
    const { clearingMinor, arrivedMinor } = await settlementOf(shop);
    assert.deepEqual([clearingMinor, arrivedMinor], [0n, payoutMinor]);
    assert.equal(await netOf(shop, 'unmatched'), 0n);
    await shop.assertAudit();
    const next = { bankReference: 'F2', counterparty: 'NEW NAME PAYMENTS LTD' };
    await payOut(shop, kind, payoutMinor, next);
    assert.equal((await waitingEntry(shop)).bankReference, 'F2', 'nothing was remembered');
    assert.equal(await netOf(shop, 'unmatched'), -amount);
    const atMs = context.clock.now();
    const back = { bankReference: 'B2', atMs, isReversal: true, details: 'REVERSAL OF F2' };
    await bookAlone(shop, { ...back, amountMinor: -amount });
    assert.equal(await netOf(shop, 'unmatched'), 0n);
    await shop.assertAudit();
  });

  test(`${kind}: such a payout that our bank takes back is owed again`, async (t) => {
    const { shop, payoutMinor, amount } = await saidWhose(t, kind);
    const atMs = shop.context.clock.now();
    const back = { bankReference: 'B1', atMs, isReversal: true, details: 'REVERSAL OF F1' };
    await bookAlone(shop, { ...back, amountMinor: -amount });
    const { clearingMinor, arrivedMinor } = await settlementOf(shop);
    assert.deepEqual([clearingMinor, arrivedMinor], [payoutMinor, null]);
    assert.equal(await netOf(shop, 'unmatched'), 0n);
    await shop.assertAudit();
    await payOut(shop, kind, payoutMinor, { bankReference: 'F2' });
    assert.equal((await settlementOf(shop)).clearingMinor, 0n);
    assert.deepEqual(await batchesOf(shop, kind), ['settled']);
    await shop.assertAudit();
  });
}

for (const kind of ['antom', 'alipay_cn'] as const) {
  test(`${kind}: a payout that our bank takes back is owed again until it comes`, async (t) => {
    const { shop, payoutMinor } = await billedDay(t, kind);
    const owed = await netOf(shop, `clearing:${kind}`, senders[kind].isExchanged ? 'CNY' : 'HKD');
    const before = await netOf(shop, 'bank');
    await payOut(shop, kind, payoutMinor);
    assert.equal((await settlementOf(shop)).clearingMinor, 0n);
    const amountMinor = (await netOf(shop, 'bank')) - before;
    const { name } = senders[kind];
    const atMs = shop.context.clock.now();
    const entry = { bankReference: 'BACK', atMs, counterparty: name, isReversal: true };
    const entries = [{ ...entry, details: 'REVERSAL OF F1', amountMinor: -amountMinor }];
    const printed = { account, day: hongKongDay(atMs), openingMinor: 0n, entries };
    await takeReport(shop.context, bank, camtStatement(printed));
    const { clearingMinor, arrivedMinor } = await settlementOf(shop);
    assert.deepEqual([clearingMinor, arrivedMinor], [owed, null]);
    assert.equal(await netOf(shop, 'bank'), before);
    assert.equal(await netOf(shop, 'unmatched'), 0n);
    const short = await onlyBreakOf(shop, kind);
    assert.deepEqual([short.fact, short.state], ['payout_short', 'open']);
    assert.deepEqual(
      gapsOf(short).map(({ amount }) => amount),
      [-payoutMinor],
    );
    await shop.assertAudit();
    await payOut(shop, kind, payoutMinor, { bankReference: 'F2' });
    assert.equal((await onlyBreakOf(shop, kind)).state, 'cleared');
    assert.deepEqual(await batchesOf(shop, kind), ['settled']);
    assert.equal((await settlementOf(shop)).clearingMinor, 0n);
    await shop.assertAudit();
  });
}

for (const [how, order] of [
  ['late and twice', [0, 0, 1, 1]],
  ['out of order and again', [1, 0, 1, 0]],
] as const) {
  test(`a payout on two days of statements that come ${how} settles its day once`, async (t) => {
    const kind = 'antom';
    const { shop, payoutMinor } = await billedDay(t, kind);
    const { context } = shop;
    await connectOurFps(context, account);
    shop.setTime(startOfDay(addDays(day, 11)) + hourMs);
    await rematchOpenDays(context);
    assert.equal((await onlyBreakOf(shop, kind)).fact, 'payout_missing');
    const days = [addDays(day, 2), addDays(day, 3)] as const;
    const midnight = startOfDay(days[1]);
    const paid = { counterparty: senders[kind].name, details: 'IN TWO PARTS' };
    const late = { ...paid, bankReference: 'F1', atMs: midnight - 1_000, amountMinor: 700n };
    const rest = { ...paid, bankReference: 'F2', atMs: midnight, amountMinor: payoutMinor - 700n };
    // The bank prints again on the morning what it has booked in the last second before.
    const files = [
      camtStatement({ account, day: days[0], openingMinor: 0n, entries: [late] }),
      camtStatement({ account, day: days[1], openingMinor: 0n, entries: [late, rest] }),
    ] as const;
    let taken = 0;
    for (const nth of order) taken += await takeStatement(context, bank, days[nth], files[nth]);
    assert.equal(taken, 2);
    const { breaks, payouts } = await readDayOf(shop, kind);
    assert.deepEqual([...new Set(breaks.map(({ state }) => state))], ['cleared']);
    assert.equal(payouts.length, 2);
    assert.deepEqual(await batchesOf(shop, kind), ['settled']);
    const { clearingMinor, arrivedMinor, unresolved } = await settlementOf(shop);
    assert.deepEqual([clearingMinor, arrivedMinor, unresolved], [0n, payoutMinor, 0]);
    assert.equal(await netOf(shop, 'unmatched'), 0n);
    await shop.assertAudit();
  });
}
