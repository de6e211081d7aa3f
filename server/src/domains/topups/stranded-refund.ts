import { type Currency, idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { AttemptId, OwnReason, PaymentId } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import {
  insertStranded,
  readStranded,
  readStrandedTroubles,
  type StrandedRow,
} from './store/stranded.ts';
import type { TopupId } from './topup.ts';

/** Why a refund is made that was made before. */
export const againReason: OwnReason = 'it could not be sent back before';

/** What a payer is owed, no provider sends back any more, and no bank of ours can. */
export interface StrandedRefund {
  readonly topup: TopupId;
  readonly attempt: AttemptId;
  readonly payment: PaymentId;
  /** By which it came, and could not go back. */
  readonly connector: string;
  /** What was owed when it was stranded, in minor units. */
  readonly amount: bigint;
  readonly currency: Currency;
  readonly since: InstantMs;
}

/** A payment is stranded once, whatever else of it comes to nothing later. */
export function strand(tx: Tx, what: Omit<StrandedRefund, 'since'>): void {
  const { topup, attempt, payment, ...rest } = what;
  tx.append(insertStranded, {
    slot: slotOf(attempt),
    attempt: uuidOf(attempt),
    topup: uuidOf(topup),
    payment: uuidOf(payment),
    ...rest,
    since: tx.nowMs,
  });
}

export function strandedOf(row: StrandedRow): StrandedRefund {
  const { slot: _, attempt, topup, payment, ...rest } = row;
  return {
    ...rest,
    attempt: idFrom('att', attempt),
    topup: idFrom('top', topup),
    payment: idFrom('pay', payment),
  };
}

/** Those that have waited longest first. */
export async function listStrandedRefunds(
  { db }: Context,
  limit: number,
): Promise<StrandedRefund[]> {
  return (await db.read(readStranded, ['-infinity', nobody, limit])).map(strandedOf);
}

/** Comes before every attempt. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** How many there are, and since when the first. */
export async function readStrandedRefunds({ db }: Context): Promise<{
  readonly count: bigint;
  readonly oldestAt: InstantMs | null;
}> {
  const [found] = await db.read(readStrandedTroubles, []);
  return found ?? { count: 0n, oldestAt: null };
}
