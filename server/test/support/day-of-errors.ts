import assert from 'node:assert/strict';
import { readSystemAccounts } from '#ledger';
import { decideResolution, proposeResolution, readDay, waysOf } from '#reconciliation';
import { addDays, hourMs, startOfDay } from '#base';
import { sendDueRefunds } from '#payments';
import { undoTopup } from '#topups';
import type { BillShop } from './bill-shop.ts';
import { staffCaller } from './finance.ts';

const maker = staffCaller('finance');
const checker = staffCaller('finance');

/** One error of each sort, as a sandbox spoils its bills by seed. */
export const eachError = {
  seed: 3,
  missing: 1,
  extra: 1,
  duplicate: 1,
  amount: 1,
  fee: 1,
  unreadable: 1,
  totals: 1,
};

/** What such a bill of eight payments becomes, by name. */
export const eachBreak = [
  'amount_differs open',
  'duplicate open',
  'fee_differs open',
  // One is left out of the bill, and one nobody can read.
  'not_in_bill waiting',
  'not_in_bill waiting',
  'not_ours open',
  'totals_differ open',
  'unreadable_row open',
];

/** The same of a bill that has no totals of its own. */
export const eachBreakOfRows = eachBreak.filter((one) => !one.startsWith('totals_differ'));

/** One error of each sort among refunds, and what such a bill of four refunds becomes. */
export const eachRefundError = {
  seed: 3,
  refundMissing: 1,
  refundDuplicate: 1,
  refundAmount: 1,
  refundUnreadable: 1,
};
export const eachRefundBreak = [
  'amount_differs refund open',
  'duplicate refund open',
  'not_in_bill refund waiting',
  'not_in_bill refund waiting',
  'unreadable_row unreadable open',
];

/** A day of four refunds at a provider whose bill has every error among them, by name. */
export async function billedRefundErrors(shop: BillShop, day: string): Promise<string[]> {
  const paid = [await shop.paid(), await shop.paid(), await shop.paid(), await shop.paid()];
  await shop.paid();
  for (const { id, maker: payer } of paid) await undoTopup(shop.context, id, payer);
  await sendDueRefunds(shop.context);
  await shop.control('bill-errors', eachRefundError);
  shop.setTime(startOfDay(addDays(day, 1)) + 12 * hourMs);
  await shop.fetchBills();
  const breaks = await shop.breaksOf(day);
  return breaks.map(({ fact, kind, state }) => `${fact} ${kind} ${state}`).toSorted();
}

/** Two people resolve every break of a day; none may wait for another bill any more. */
async function resolveDay(shop: BillShop, day: string): Promise<void> {
  for (const one of await shop.breaksOf(day)) {
    assert.equal(one.state, 'open');
    const [first = 'accept', ...others] = waysOf(one);
    // A refund that its bill has not is money too much, and nothing to write off.
    const isLost = one.fact === 'not_in_bill' && others.includes('write_off');
    const way = isLost ? 'write_off' : first;
    const proposal = { break: one.id, way, reason: 'looked at' } as const;
    await proposeResolution(shop.context, maker, proposal);
    await decideResolution(shop.context, checker, { break: one.id, isApproved: true });
  }
}

/** The bill of the next day is right, and so are the books once two people have resolved all. */
export async function resolveWithNextBill(
  shop: BillShop,
  connector: string,
  day: string,
): Promise<void> {
  const nextDay = addDays(day, 1);
  await shop.control('bill-errors', {});
  await shop.paid();
  shop.setTime(startOfDay(addDays(nextDay, 1)) + 12 * hourMs);
  await shop.fetchBills();
  await resolveDay(shop, day);
  await assertClearing(shop, connector, [day, nextDay]);
  await shop.assertAudit();
}

/** After these days clearing is what the provider says it holds for us. */
async function assertClearing(
  { context }: BillShop,
  connector: string,
  days: readonly string[],
): Promise<void> {
  const reports = await Promise.all(days.map((day) => readDay(context, maker, { connector, day })));
  // A day's fees are posted to the minor unit, as they are summed: those given back, too.
  const net = reports.reduce((all, { sums }) => {
    const fees = sums.reduce((sum, { fee }) => sum + fee, 0n);
    const moved = sums.reduce((sum, { amount, coupon }) => sum + amount - coupon, 0n);
    return all + moved - (fees + (fees < 0n ? -500n : 500n)) / 1_000n;
  }, 0n);
  const accounts = await readSystemAccounts(context);
  const clearing = accounts.find(({ account }) => account === `clearing:${connector}`);
  assert.equal(clearing?.net, net);
}
