import { listStaff } from '#identity';
import {
  type Attempt,
  type Mismatch,
  readAttempts,
  readMismatch,
  readRefunds,
  type Refund,
} from '#payments';
import type { Context } from '#platform/context';
import { readAnyTopup, readReview, type Review, type Topup, type TopupId } from '#topups';
import { type Caller, look } from './look.ts';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

/** What became of an order, and how we know. */
export interface ExplainedTopup extends StaffTopup {
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
  /** Of an order whose money is held, or was. */
  readonly review: ExplainedReview | null;
}

export interface ExplainedReview extends Review {
  readonly came: Mismatch;
  readonly proposedByLogin: string | null;
  readonly approvedByLogin: string | null;
}

/**
 * An order with everything that the provider has said about it. Refuses with `topup_unknown`.
 */
export function explainTopup(
  context: Context,
  caller: Caller,
  id: TopupId,
): Promise<ExplainedTopup> {
  const permissions = ['topups.read', 'payments.read'] as const;
  return look(context, caller, { permissions, action: 'topup.look', subject: id }, async () => {
    const topup = await readAnyTopup(context, id);
    const [attempts, refunds, review] = await Promise.all([
      readAttempts(context, topup.payment),
      readRefunds(context, topup.payment),
      explainReview(context, topup),
    ]);
    return { result: { ...staffTopupOf(caller, topup), attempts, refunds, review } };
  });
}

async function explainReview(
  context: Context,
  { id, attempt }: Topup,
): Promise<ExplainedReview | null> {
  const [review, came] = await Promise.all([
    readReview(context, id),
    readMismatch(context, attempt),
  ]);
  if (!review || !came) return null;
  const staff = await listStaff(context);
  const loginOf = (wanted: string | undefined | null): string | null =>
    staff.find((one) => one.id === wanted)?.login ?? null;
  const proposedByLogin = loginOf(review.proposal?.by);
  return { ...review, came, proposedByLogin, approvedByLogin: loginOf(review.approvedBy) };
}
