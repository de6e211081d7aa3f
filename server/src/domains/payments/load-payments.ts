import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import {
  type Attempt,
  type AttemptId,
  type AttemptState,
  isAskedAbout,
  type Payment,
  type PaymentId,
  paymentStateOf,
} from './payment.ts';
import type { Refund, RefundState } from './refund.ts';
import { type AttemptRow, lockAttempts, updateAttempts } from './store/attempts.ts';
import type { RefundRow } from './store/refunds.ts';

export function attemptOf(row: AttemptRow): Attempt {
  const state = row.state as AttemptState;
  return {
    ...row,
    id: idFrom('att', row.id),
    payment: idFrom('pay', row.payment),
    state,
    askAt: isAskedAbout(state) ? row.askAt : null,
  };
}

export function refundOf(row: RefundRow): Refund {
  return {
    ...row,
    id: idFrom('rfd', row.id),
    payment: idFrom('pay', row.payment),
    attempt: idFrom('att', row.attempt),
    state: row.state as RefundState,
  };
}

/** Payments locked by this transaction, with all their attempts, as it has changed them so far. */
export interface LockedPayments {
  readonly payments: Map<PaymentId, Payment>;
  readonly attempts: Map<AttemptId, Attempt>;
  /** Attempts that must be written, once each, at the end. */
  readonly changed: Set<AttemptId>;
}

const owner = {};

function lockedIn(tx: Tx): LockedPayments {
  return tx.state(owner, () => {
    const locked: LockedPayments = { payments: new Map(), attempts: new Map(), changed: new Set() };
    tx.beforeFlush(() => writeChanged(tx, locked));
    return locked;
  });
}

/**
 * Locks all attempts of the payments that these belong to, by one statement; unknown ids are simply
 * not there.
 */
export async function lockByAttempt(tx: Tx, ids: readonly AttemptId[]): Promise<LockedPayments> {
  const locked = lockedIn(tx);
  const { payments, attempts } = locked;
  const keys = [...new Set(ids)]
    .filter((id) => !attempts.has(id))
    .sort()
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const siblings = new Map<PaymentId, Attempt[]>();
  for (const row of await tx.load(lockAttempts, keys)) {
    const attempt = attemptOf(row);
    attempts.set(attempt.id, attempt);
    const { payment: id } = attempt;
    const known = siblings.get(id);
    if (known) known.push(attempt);
    else siblings.set(id, [attempt]);
    const state = paymentStateOf(siblings.get(id) ?? []);
    payments.set(id, { id, reference: row.reference, state });
  }
  return locked;
}

export function changeAttempt(locked: LockedPayments, attempt: Attempt): void {
  locked.attempts.set(attempt.id, attempt);
  locked.changed.add(attempt.id);
}

/** What a payment has become, for the rest of this transaction; its attempts say it for ever. */
export function changePayment(locked: LockedPayments, payment: Payment): void {
  locked.payments.set(payment.id, payment);
}

function writeChanged(tx: Tx, { attempts, changed }: LockedPayments): void {
  for (const id of changed) {
    const attempt = attempts.get(id);
    if (attempt) tx.append(updateAttempts, { ...attempt, id: uuidOf(id), changedAt: tx.nowMs });
  }
}
