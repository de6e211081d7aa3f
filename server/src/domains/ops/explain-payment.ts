import { isId } from '#base';
import { type Posting, readPostedBy } from '#ledger';
import {
  type Attempt,
  type AttemptId,
  type Dispute,
  findPayment,
  type NoticeFacts,
  readAttempts,
  readDisputesOf,
  readNotices,
  readRefunds,
  type Refund,
  type RefundId,
} from '#payments';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import { readAnyTopup, type TopupId } from '#topups';
import { type Caller, look } from './look.ts';

/** What was said of a payment and what it moved. */
export interface ExplainedPayment {
  /** What it is for, where that is a top-up. */
  readonly topup: TopupId | null;
  /** Oldest first, each with what its provider told unasked. */
  readonly attempts: readonly (Attempt & { readonly notices: readonly NoticeFacts[] })[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  /** By the top-up, its payment, refunds and disputes: on the line and between our accounts. */
  readonly posted: readonly Posting[];
}

/**
 * A payment by the number of an attempt or refund, as a provider and a bill name it. Refuses with
 * `permission_missing` and `payment_unknown`.
 */
export function explainPayment(
  context: Context,
  caller: Caller,
  number: AttemptId | RefundId,
): Promise<ExplainedPayment> {
  const permissions = ['topups.read', 'payments.read'] as const;
  const asked = { permissions, action: 'payment.look', subject: number } as const;
  return look(context, caller, asked, async () => {
    const { id, reference } = await findPayment(context, number);
    const [attempts, refunds, disputes] = await Promise.all([
      readAttempts(context, id),
      readRefunds(context, id),
      readDisputesOf(context, id),
    ]);
    const told = await Promise.all(attempts.map((attempt) => readNotices(context, attempt)));
    const topup = isId('top', reference) ? await readAnyTopup(context, reference) : null;
    const causes = [reference, ...[...attempts, ...refunds, ...disputes].map((one) => one.id)];
    const result = {
      topup: topup?.id ?? null,
      attempts: attempts.map((attempt, at) => ({ ...attempt, notices: told[at] ?? [] })),
      refunds,
      disputes,
      posted: await readPostedBy(context, topup ? accountOf(topup.line) : null, causes),
    };
    return { result };
  });
}
