import { addDays, endOfDay, hongKongDay } from '#base';
import {
  credit,
  lockedTotal,
  moveBetweenSystem,
  openBucket,
  type Reason,
  type SystemAccount,
} from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { Money } from './paid-order.ts';
import { type LockedTopup, voucherMethod } from './topup.ts';

/** Bonus is spent before cash, because it expires. */
const bonusPriority = 50;

export interface CreditedBuckets {
  readonly cashBucket: bigint;
  readonly bonusBucket: bigint | null;
  readonly balanceAfter: bigint;
}

/**
 * Posts a paid top-up: whoever has the money owes us the price, the subscriber is owed the value.
 * Where the two are in different currencies the difference stands in the two `fx` accounts, so that
 * each unit sums to zero. Where less came than the price, and two people let it pass, the rest is
 * ours to bear. Each top-up has its own buckets: whether anything of it is spent is then a fact,
 * not an estimate.
 */
export function creditLine(
  tx: Tx,
  topup: LockedTopup,
  paid: Money,
  clearing: SystemAccount,
): CreditedBuckets {
  const { price, priceCurrency } = topup;
  const { value, valueCurrency, bonus, bonusDays, discount } = topup.terms;
  const account = accountOf(topup.line);
  const reason: Reason = { code: 'topup', cause: topup.id, effectiveAt: paid.capturedAt };
  // What came of a voucher is not paid back as money when its line is closed.
  const source = topup.method === voucherMethod ? 'voucher' : 'paid';
  const bought = { unit: valueCurrency, source, cause: topup.id } as const;
  const cashBucket = openBucket(tx, account, bought);
  // Sold below its value, the rest is what the promotion cost; above it, the rest is a fee.
  const give = (amount: bigint, from: SystemAccount): void => {
    credit(tx, account, { unit: valueCurrency, amount }, from, reason, cashBucket);
  };
  const keep = (amount: bigint, as: SystemAccount): void => {
    moveBetweenSystem(tx, topup.slot, clearing, as, { unit: priceCurrency, amount }, reason);
  };
  const fee = paid.amount - price;
  if (fee > 0n) keep(fee, 'income:fee');
  if (fee < 0n) {
    const short = { unit: priceCurrency, amount: -fee };
    moveBetweenSystem(tx, topup.slot, 'expense:shortfall', clearing, short, reason);
  }
  if (priceCurrency !== valueCurrency) {
    keep(price, `fx:${priceCurrency}`);
    give(value - discount, `fx:${valueCurrency}`);
    if (discount > 0n) give(discount, 'expense:promotion');
  } else {
    give(price < value ? price : value, clearing);
    if (price < value) give(value - price, 'expense:promotion');
    if (price > value) keep(price - value, 'income:fee');
  }
  const bonusBucket = bonus > 0n ? giveBonus(tx, topup, bonus, bonusDays) : null;
  return { cashBucket, bonusBucket, balanceAfter: lockedTotal(tx, account, valueCurrency) };
}

function giveBonus(tx: Tx, topup: LockedTopup, bonus: bigint, days: number): bigint {
  const account = accountOf(topup.line);
  const unit = topup.terms.valueCurrency;
  const bucket = openBucket(tx, account, {
    unit,
    source: 'promotion',
    cause: topup.id,
    priority: bonusPriority,
    expiresAt: endOfDay(addDays(hongKongDay(tx.nowMs), days)),
  });
  const reason: Reason = { code: 'bonus', cause: topup.id };
  credit(tx, account, { unit, amount: bonus }, 'expense:promotion', reason, bucket);
  return bucket;
}
