import { slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import { type Day, type DaySum, roundedFee } from './day.ts';
import { post, type PostingReason } from './post.ts';
import { sumPostings } from './store/postings.ts';

/**
 * Posts what a bill says the provider kept and paid out, and what we gave payers ourselves, as far
 * as it was not posted before: when a bill comes again with other content, only the difference. The
 * caller holds the day.
 */
export async function postDay(
  tx: Tx,
  day: Day,
  sums: readonly DaySum[],
  isBankRead: boolean,
): Promise<void> {
  await postRest(tx, day, 'fee', 'expense:provider_fee', feesOf(sums));
  // A coupon of ours has the payer's whole value credited, and less of it comes.
  await postRest(tx, day, 'coupon', 'expense:promotion', couponsOf(sums));
  // Where we read what our bank has booked, the money is at the bank when the bank says so.
  if (!isBankRead) await postRest(tx, day, 'payout', 'bank', payoutsOf(sums));
}

/** Fees of rows, and fees that are rows themselves, such as those for a month. */
function feesOf(sums: readonly DaySum[]): Map<string, bigint> {
  const fees = new Map<string, bigint>();
  for (const { kind, currency, amount, fee } of sums) {
    const own = kind === 'fee' ? -amount * 1_000n : 0n;
    fees.set(currency, (fees.get(currency) ?? 0n) + fee + own);
  }
  return new Map([...fees].map(([currency, thousandths]) => [currency, roundedFee(thousandths)]));
}

function couponsOf(sums: readonly DaySum[]): Map<string, bigint> {
  const coupons = new Map<string, bigint>();
  for (const { currency, coupon } of sums) {
    coupons.set(currency, (coupons.get(currency) ?? 0n) + coupon);
  }
  return coupons;
}

/** What left the provider for our bank. */
function payoutsOf(sums: readonly DaySum[]): Map<string, bigint> {
  const paidOut = sums.filter(({ kind }) => kind === 'payout');
  return new Map(paidOut.map(({ currency, amount }) => [currency, -amount]));
}

async function postRest(
  tx: Tx,
  { connector, day, bill }: Day,
  why: PostingReason,
  against: 'expense:provider_fee' | 'expense:promotion' | 'bank',
  wanted: ReadonlyMap<string, bigint>,
): Promise<void> {
  const values = [slotFor(connector), connector, day, why, against];
  const posted = new Map((await tx.query(sumPostings, values)).map(({ unit, net }) => [unit, net]));
  for (const currency of new Set([...wanted.keys(), ...posted.keys()])) {
    const rest = (wanted.get(currency) ?? 0n) - (posted.get(currency) ?? 0n);
    const cause = `bil_${bill ?? ''}`;
    // What is kept or paid out leaves the clearing account.
    post(tx, { connector, day, why, cause, against, currency, amount: -rest });
  }
}
