import { createHash } from 'node:crypto';
import { dayMs, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Dispute } from './dispute.ts';
import type { Evidence } from './evidence.ts';
import { disputeOf } from './kept-disputes.ts';
import { attemptOf, refundOf } from './load-payments.ts';
import type { Attempt, PaymentId } from './payment.ts';
import type { Refund } from './refund.ts';
import { readAttemptsOfPayment } from './store/attempts.ts';
import { readDisputesOfPayment } from './store/disputes.ts';
import { readNoticesOf } from './store/notices.ts';
import { readRefundsOfPayment } from './store/refunds.ts';

/** What a provider told unasked, without the raw text itself. */
export interface NoticeFacts {
  readonly eventId: string;
  readonly receivedAt: InstantMs;
  readonly says: Evidence;
  /** SHA-256 of the bytes as they came, in hex: the provider can hold it against its own. */
  readonly digest: string;
}

/** Providers tell again for a day or two; what comes later is of refunds and disputes. */
const withinMs = 4 * dayMs;

/** The attempts of a payment with their evidence, oldest first: for staff and for explanations. */
export async function readAttempts(context: Context, payment: PaymentId): Promise<Attempt[]> {
  const rows = await context.db.read(readAttemptsOfPayment, [slotOf(payment), uuidOf(payment)]);
  return rows.map(attemptOf);
}

export async function readRefunds(context: Context, payment: PaymentId): Promise<Refund[]> {
  const rows = await context.db.read(readRefundsOfPayment, [slotOf(payment), uuidOf(payment)]);
  return rows.map(refundOf);
}

/** The notices of an attempt, oldest first. */
export async function readNotices(context: Context, attempt: Attempt): Promise<NoticeFacts[]> {
  const { id, connector, openedAt, capturedAt } = attempt;
  const untilMs = Math.max(openedAt, capturedAt ?? 0) + withinMs;
  const span = [isoTime(openedAt), isoTime(untilMs)];
  const rows = await context.db.read(readNoticesOf, [slotOf(id), connector, uuidOf(id), ...span]);
  return rows.map(({ eventId, receivedAt, says, body }) => ({
    eventId,
    receivedAt,
    says: says as Evidence,
    digest: createHash('sha256').update(body).digest('hex'),
  }));
}

/** What the payer of a payment has claimed back from their bank, oldest first. */
export async function readDisputesOf(context: Context, payment: PaymentId): Promise<Dispute[]> {
  const place = [slotOf(payment), uuidOf(payment)];
  return (await context.db.read(readDisputesOfPayment, place)).map(disputeOf);
}
