import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { attemptOf, refundOf } from './load-payments.ts';
import type { Attempt, PaymentId } from './payment.ts';
import type { Refund } from './refund.ts';
import { readAttemptsOfPayment } from './store/attempts.ts';
import { readRefundsOfPayment } from './store/refunds.ts';

/** The attempts of a payment with their evidence, oldest first: for staff and for explanations. */
export async function readAttempts(context: Context, payment: PaymentId): Promise<Attempt[]> {
  const rows = await context.db.read(readAttemptsOfPayment, [slotOf(payment), uuidOf(payment)]);
  return rows.map(attemptOf);
}

export async function readRefunds(context: Context, payment: PaymentId): Promise<Refund[]> {
  const rows = await context.db.read(readRefundsOfPayment, [slotOf(payment), uuidOf(payment)]);
  return rows.map(refundOf);
}
