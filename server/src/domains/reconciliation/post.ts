import { isCurrency, newId, slotFor, uuidOf } from '#base';
import { moveBetweenSystem, type SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { DayKey } from './day.ts';
import { insertPostings } from './store/postings.ts';

export type PostingReason = 'fee' | 'coupon' | 'resolution' | 'payout' | 'disposal';

export interface Posting extends DayKey {
  readonly why: PostingReason;
  /** The id of the bill, break or disposal that is the cause. */
  readonly cause: string;
  /** The account that is moved; the connector's clearing account where it is none other. */
  readonly moved?: SystemAccount | undefined;
  /** The account that it is moved against. */
  readonly against: SystemAccount;
  readonly currency: string;
  /** What it is debited; below zero what it is credited. */
  readonly amount: bigint;
}

/**
 * Moves money between a connector's clearing account, or our bank, and where it belongs, and notes
 * why, in one commit. Nothing is moved for an amount of zero.
 */
export function post(tx: Tx, posting: Posting): void {
  const { connector, day, why, cause, against, currency } = posting;
  if (posting.amount === 0n || !isCurrency(currency)) return;
  const moved = posting.moved ?? (`clearing:${connector}` as const);
  const isDebited = posting.amount > 0n;
  const [debited, credited] = isDebited ? [moved, against] : [against, moved];
  const amount = isDebited ? posting.amount : -posting.amount;
  const slot = slotFor(connector);
  const code = why === 'fee' ? 'provider_fee' : why;
  moveBetweenSystem(tx, slot, debited, credited, { unit: currency, amount }, { code, cause });
  tx.append(insertPostings, {
    slot,
    id: uuidOf(newId('pst', tx.nowMs, slot)),
    connector,
    day,
    why,
    cause,
    debitAccount: debited,
    creditAccount: credited,
    amount,
    unit: currency,
    postedAt: tx.nowMs,
  });
}
