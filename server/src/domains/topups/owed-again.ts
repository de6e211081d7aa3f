import {
  type AttemptId,
  loadDisputesOf,
  loadRefundsOf,
  lockCaptured,
  type PaymentId,
} from '#payments';
import type { Tx } from '#platform/postgres';
import type { Currency } from '#base';
import { takenOf } from './bank-share.ts';
import { loadClawBacks } from './kept-claw-backs.ts';
import { owedToPayer } from './owed-to-payer.ts';
import type { LockedTopup } from './topup.ts';

/** Of which payment of an order it is asked what is owed. */
export interface CameBy {
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
  readonly currency: Currency;
}

/**
 * What a payer is still owed because refunds of money that nobody was credited for have failed, and
 * how many of them have. Whoever asks has locked the order with its payments.
 */
export async function owedAgain(
  tx: Tx,
  topup: LockedTopup,
  { payment, attempt }: CameBy,
): Promise<{ readonly amount: bigint; readonly times: number }> {
  const [captured, disputes, refunds, clawBacks] = await Promise.all([
    lockCaptured(tx, attempt),
    loadDisputesOf(tx, payment),
    loadRefundsOf(tx, payment),
    loadClawBacks(tx, [topup.id]),
  ]);
  const taken = new Set<string>((clawBacks.get(topup.id) ?? []).map(({ id }) => id));
  const own = refunds.filter((one) => {
    return one.attempt === attempt && one.reference === topup.id && !taken.has(one.id);
  });
  const failed = own.filter(({ state }) => state === 'failed');
  const { amount: came } = captured;
  const isCredited = topup.creditedAt !== null && topup.attempt === attempt;
  const amount = owedToPayer({
    came,
    kept: !isCredited ? 0n : topup.price < came ? topup.price : came,
    back: sum(own.filter(({ state }) => state !== 'failed')),
    takenByBank: takenOf(attempt, disputes),
    failed: sum(failed),
  });
  return { amount, times: failed.length };
}

function sum(all: readonly { readonly amount: bigint }[]): bigint {
  return all.reduce((total, { amount }) => total + amount, 0n);
}
