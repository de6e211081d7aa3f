import { type Currency, multiplyFloor } from '#base';
import { owe, putBackOwed } from '#emergency-credits';
import {
  availableIn,
  credit,
  debit,
  lockedAccount,
  moveBetweenSystem,
  openBucket,
  type Reason,
  type SystemAccount,
} from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ClawBack, ClawBackId, Part, SpentRule, TakenBack } from './claw-back.ts';
import { refuse } from './refusals.ts';
import type { LockedTopup } from './topup.ts';

/**
 * Where the money of a claw-back goes: to the payer, into what their bank has taken, or by
 * `transit` into the float that it came from.
 */
export type Sink = 'refund_payable' | 'chargeback_loss' | 'transit';

export interface Taking {
  readonly id: ClawBackId;
  /** Its price is of what was paid. */
  readonly part: Part;
  readonly paidPrice: bigint;
  readonly spentRule: SpentRule;
  readonly sink: Sink;
  /** What it is called in statements. */
  readonly code: string;
  readonly cause: string;
}

/**
 * The postings of `creditLine` the other way round, for a part of the order: first out of what the
 * top-up's own buckets still have, and for what is spent by the rule. Of a bonus only what is left
 * is taken. What the provider took as a fee is not ours to give. The account is locked, and the
 * line's loans are loaded. Refuses with `refund_spent`.
 */
export function takeBack(tx: Tx, topup: LockedTopup, taking: Taking): TakenBack {
  const { part, paidPrice, spentRule, sink, code, cause } = taking;
  const reason = { code, cause };
  const { result, line, slot } = topup;
  const { valueCurrency: unit } = topup.terms;
  const into = sinkOf(topup, sink);
  const taken = take(tx, topup, { source: 'paid', amount: part.value, into, reason });
  const spent = part.value - taken;
  if (spent > 0n && spentRule === 'refuse') throw refuse.refund_spent({ spent: spent.toString() });
  const owed = spentRule === 'owe' ? spent : 0n;
  if (owed > 0n) {
    owe(tx, { line, amountMinor: owed, bucket: result?.cashBucket ?? 0n });
    moveBetweenSystem(tx, slot, 'loans', into, { unit, amount: owed }, reason);
  }
  const writtenOff = spent - owed;
  const loss = lossOf(topup, sink);
  if (writtenOff > 0n && loss) {
    moveBetweenSystem(tx, slot, loss, into, { unit, amount: writtenOff }, reason);
  }
  const promoted = { source: 'promotion', into: 'expense:promotion' } as const;
  const bonus = take(tx, topup, { ...promoted, amount: part.bonus, reason });
  const received = loss ? part.value : taken + owed;
  balance(tx, topup, { price: part.price, value: received, paidPrice }, sink, reason, 1n);
  return { taken, owed, writtenOff, bonus };
}

/**
 * The money has not gone, or has come again: everything goes back to where it was taken. What the
 * line has repaid meanwhile of what it owed is its own again.
 */
export function putBack(
  tx: Tx,
  topup: LockedTopup,
  clawBack: ClawBack & { readonly paidPrice: bigint },
  sink: Sink,
): void {
  const { price, paidPrice, taken, owed, writtenOff, bonus, id: cause } = clawBack;
  const { slot, line } = topup;
  const { valueCurrency: unit } = topup.terms;
  const reason = { code: 'claw_back_put_back', cause };
  const into = sinkOf(topup, sink);
  const loss = lossOf(topup, sink);
  const value = taken + owed + (loss ? writtenOff : 0n);
  balance(tx, topup, { price, value, paidPrice }, sink, reason, -1n);
  give(tx, topup, taken, into, reason);
  const repaid = owed > 0n ? owed - putBackOwed(tx, { line, cause, amountMinor: owed }) : 0n;
  if (owed > repaid) {
    moveBetweenSystem(tx, slot, into, 'loans', { unit, amount: owed - repaid }, reason);
  }
  give(tx, topup, repaid, into, { ...reason, code: 'claw_back_repaid' });
  if (writtenOff > 0n && loss) {
    moveBetweenSystem(tx, slot, into, loss, { unit, amount: writtenOff }, reason);
  }
  give(tx, topup, bonus, 'expense:promotion', reason, 'promotion');
}

/** Out of the buckets that the top-up made, as far as they have it. Returns how much that is. */
function take(
  tx: Tx,
  topup: LockedTopup,
  {
    source,
    amount,
    into,
    reason,
  }: {
    readonly source: OwnSource;
    readonly amount: bigint;
    readonly into: SystemAccount;
    readonly reason: Reason;
  },
): bigint {
  const unit = topup.terms.valueCurrency;
  let left = amount;
  for (const bucket of bucketsOf(tx, topup, source)) {
    const some = least(left, availableIn(bucket));
    const money = { unit, amount: some };
    if (some > 0n) debit(tx, accountOf(topup.line), money, into, reason, bucket.number);
    left -= some;
  }
  return amount - left;
}

type OwnSource = 'paid' | 'promotion';

/** Into a bucket that it came from or, where those have left, into one like them. */
function give(
  tx: Tx,
  topup: LockedTopup,
  amount: bigint,
  from: SystemAccount,
  reason: Reason,
  source: OwnSource = 'paid',
): void {
  if (amount === 0n) return;
  const account = accountOf(topup.line);
  const { valueCurrency: unit } = topup.terms;
  const [known] = bucketsOf(tx, topup, source);
  const target = known?.number ?? openBucket(tx, account, { unit, source, cause: topup.id });
  credit(tx, account, { unit, amount }, from, reason, target);
}

/** Not by their numbers: what was put back may lie in another bucket of the same cause. */
function bucketsOf(tx: Tx, topup: LockedTopup, source: OwnSource) {
  const { buckets } = lockedAccount(tx, accountOf(topup.line));
  return buckets.filter((one) => one.cause === topup.id && one.source === source);
}

/** The account in which value arrives before it is what the payer gets. */
export function sinkOf({ priceCurrency, terms }: LockedTopup, sink: Sink): SystemAccount {
  return priceCurrency === terms.valueCurrency ? sink : `fx:${terms.valueCurrency}`;
}

/**
 * Where what is spent and nobody owes is booked. Of a chargeback it stays a loss where it is: there
 * is nobody to write it off for. Only where the price was in another currency it has to become one,
 * in that of the value: the price leaves the exchange whole, and what did not come for it would
 * pass there for a difference of rates.
 */
export function lossOf(
  { priceCurrency, terms }: LockedTopup,
  sink: Sink,
): 'expense:write_off' | 'chargeback_loss' | undefined {
  if (sink === 'refund_payable') return 'expense:write_off';
  const isForeign = priceCurrency !== terms.valueCurrency;
  return isForeign && sink === 'chargeback_loss' ? sink : undefined;
}

/**
 * Makes of the value that has arrived the price that goes: a discount was a promotion's, a mark-up
 * was a fee, and between currencies lies the exchange. Of an order that was paid short the value
 * makes more than goes: so much was ours to bear. `sign` -1 turns all of it round.
 */
export function balance(
  tx: Tx,
  { slot, price: asked, priceCurrency, terms }: LockedTopup,
  { price: back, value, paidPrice }: Pick<Part, 'price' | 'value'> & { paidPrice: bigint },
  sink: Sink,
  reason: Reason,
  sign: 1n | -1n,
): void {
  const move = (
    from: SystemAccount,
    to: SystemAccount,
    amount: bigint,
    unit: Currency = priceCurrency,
  ): void => {
    const money = { unit, amount };
    if (amount > 0n && sign > 0n) moveBetweenSystem(tx, slot, from, to, money, reason);
    if (amount > 0n && sign < 0n) moveBetweenSystem(tx, slot, to, from, money, reason);
  };
  const price = multiplyFloor(back, asked, paidPrice);
  if (priceCurrency !== terms.valueCurrency) {
    const home = `fx:${terms.valueCurrency}` as const;
    const discount = multiplyFloor(value, terms.discount, terms.value);
    move(home, 'expense:promotion', discount, terms.valueCurrency);
    move(`fx:${priceCurrency}`, sink, price);
    return move(sink, 'expense:shortfall', price - back);
  }
  // What a bank has taken is a loss as far as the line's money does not cover it.
  if (sink === 'chargeback_loss') return;
  if (value > price) move(sink, 'expense:promotion', value - price);
  if (price > value) move('income:fee', sink, price - value);
  move(sink, 'expense:shortfall', price - back);
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
