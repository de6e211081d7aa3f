import { multiplyFloor, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Dispute } from './dispute.ts';
import type { Attempt } from './payment.ts';
import { readWorth } from './store/attempts.ts';
import { readMismatch } from './store/mismatches.ts';

type Money = Pick<Dispute, 'amount' | 'currency'>;
type OfPayment = Pick<Dispute, 'ofPayment' | 'ofCurrency'>;

/** How far a bank's own rate is usually from ours, with what it asks for it, in percent. */
const spread = 3n;

/**
 * How much of an attempt's money a bank has taken, in the currency that came. What was taken in
 * another is counted by the payment's own rate, the one at which its value was promised, whatever a
 * unit of it is worth today; about all that came is all of it, for the bank has a rate of its own.
 * Null where the payer was shown no such rate.
 */
export async function ofPayment(tx: Tx, attempt: Attempt, taken: Money): Promise<OfPayment> {
  const came = await cameBy(tx, attempt);
  const { currency: ofCurrency } = came;
  if (taken.currency === ofCurrency) return { ofPayment: taken.amount, ofCurrency };
  const { payment } = attempt;
  const [worth] = await tx.query(readWorth, [slotOf(payment), uuidOf(payment)]);
  const nobodyKnows = { ofPayment: null, ofCurrency: null };
  if (!worth || worth.otherAmount === null) return nobodyKnows;
  const sides = new Map([
    [worth.currency, worth.amount],
    [worth.otherCurrency, worth.otherAmount],
  ]);
  const [of, inOther] = [sides.get(ofCurrency), sides.get(taken.currency)];
  if (of === undefined || inOther === undefined) return nobodyKnows;
  const amount = multiplyFloor(taken.amount, of, inOther);
  if (isAbout(amount, came.amount)) return { ofPayment: came.amount, ofCurrency };
  return amount > 0n ? { ofPayment: amount, ofCurrency } : nobodyKnows;
}

/** What is not what was asked is beside the attempt until somebody has decided about it. */
async function cameBy(tx: Tx, { id, state, amount, currency }: Attempt): Promise<Money> {
  if (state !== 'mismatched') return { amount, currency };
  const [came] = await tx.query(readMismatch, [slotOf(id), uuidOf(id)]);
  return came ?? { amount, currency };
}

function isAbout(amount: bigint, whole: bigint): boolean {
  const off = amount < whole ? whole - amount : amount - whole;
  return off * 100n <= whole * spread;
}
