import assert from 'node:assert/strict';
import { readSystemAccounts } from '#ledger';
import { decideResolution, proposeResolution, readDay, waysOf } from '#reconciliation';
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

/** Two people resolve every break of a day; none may wait for another bill any more. */
export async function resolveDay(shop: BillShop, day: string): Promise<void> {
  for (const one of await shop.breaksOf(day)) {
    assert.equal(one.state, 'open');
    const way = one.fact === 'not_in_bill' ? 'write_off' : (waysOf(one)[0] ?? 'accept');
    const proposal = { break: one.id, way, reason: 'looked at' } as const;
    await proposeResolution(shop.context, maker, proposal);
    await decideResolution(shop.context, checker, { break: one.id, isApproved: true });
  }
}

/** After these days clearing is what the provider says it holds for us. */
export async function assertClearing(
  { context }: BillShop,
  connector: string,
  days: readonly string[],
): Promise<void> {
  const reports = await Promise.all(days.map((day) => readDay(context, maker, { connector, day })));
  const billed = reports.flatMap(({ sums }) => sums);
  // A day's fees are posted to the minor unit, as they are summed.
  const net = billed.reduce((sum, { amount, fee, coupon }) => {
    return sum + amount - coupon - (fee + 500n) / 1_000n;
  }, 0n);
  const accounts = await readSystemAccounts(context);
  const clearing = accounts.find(({ account }) => account === `clearing:${connector}`);
  assert.equal(clearing?.net, net);
}
