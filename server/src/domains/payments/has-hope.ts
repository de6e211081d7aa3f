import type { LockedPayments } from './load-payments.ts';
import { isOpen, type Payment } from './payment.ts';

/** Another attempt of the payment may still be paid, or waits for a person to decide. */
export function hasHope(locked: LockedPayments, payment: Payment): boolean {
  return [...locked.attempts.values()].some(
    (attempt) =>
      attempt.payment === payment.id && (isOpen(attempt.state) || attempt.state === 'mismatched'),
  );
}
