import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Attempt, AttemptId, AttemptState, Payment, PaymentId } from './payment.ts';
import type { Refund, RefundState } from './refund.ts';
import {
  type AttemptRow,
  lockPayments,
  type PaymentRow,
  readSiblings,
  updateAttempts,
  updatePayments,
} from './store/attempts.ts';
import type { RefundRow } from './store/refunds.ts';

export function attemptOf(row: AttemptRow): Attempt {
  return {
    ...row,
    id: idFrom('att', row.id),
    payment: idFrom('pay', row.payment),
    state: row.state as AttemptState,
  };
}

export function paymentOf(row: PaymentRow): Payment {
  return {
    ...row,
    id: idFrom('pay', row.id),
    capturedAttempt: row.capturedAttempt === null ? null : idFrom('att', row.capturedAttempt),
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
  /** Ids of what must be written, once each, at the end. */
  readonly changed: Set<string>;
}

const owner = {};

function lockedIn(tx: Tx): LockedPayments {
  return tx.state(owner, () => {
    const locked: LockedPayments = { payments: new Map(), attempts: new Map(), changed: new Set() };
    tx.beforeFlush(() => writeChanged(tx, locked));
    return locked;
  });
}

/** Locks the payments of these attempts, in one round trip; unknown ids are simply not there. */
export async function lockByAttempt(tx: Tx, ids: readonly AttemptId[]): Promise<LockedPayments> {
  const locked = lockedIn(tx);
  const keys = [...new Set(ids)]
    .filter((id) => !locked.attempts.has(id))
    .sort()
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const [payments, attempts] = await Promise.all([
    tx.load(lockPayments, keys),
    tx.load(readSiblings, keys),
  ]);
  for (const payment of payments.map(paymentOf)) locked.payments.set(payment.id, payment);
  for (const attempt of attempts.map(attemptOf)) locked.attempts.set(attempt.id, attempt);
  return locked;
}

export function changeAttempt(locked: LockedPayments, attempt: Attempt): void {
  locked.attempts.set(attempt.id, attempt);
  locked.changed.add(attempt.id);
}

export function changePayment(locked: LockedPayments, payment: Payment): void {
  locked.payments.set(payment.id, payment);
  locked.changed.add(payment.id);
}

function writeChanged(tx: Tx, locked: LockedPayments): void {
  const { changed } = locked;
  for (const attempt of locked.attempts.values()) {
    if (!changed.has(attempt.id)) continue;
    tx.append(updateAttempts, { ...attempt, id: uuidOf(attempt.id), changedAt: tx.nowMs });
  }
  for (const { slot, id, state, capturedAttempt } of locked.payments.values()) {
    if (!changed.has(id)) continue;
    tx.append(updatePayments, {
      slot,
      id: uuidOf(id),
      state,
      capturedAttempt: capturedAttempt === null ? null : uuidOf(capturedAttempt),
      changedAt: tx.nowMs,
    });
  }
}
