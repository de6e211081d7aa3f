import { type InstantMs, isId, present } from '#base';
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
import {
  isOneEnough,
  readAnyTopup,
  readReview,
  type Review,
  type Topup,
  type TopupId,
  undoBefore,
} from '#topups';
import { type Caller, look } from './look.ts';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

/** What became of an order, and how we know. */
export interface ExplainedTopup extends StaffTopup {
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
  /** Of an order whose money is held, or was. */
  readonly review: ExplainedReview | null;
  /** Until when what a reseller has sold can be taken back; null where it cannot. */
  readonly takeBackBefore: InstantMs | null;
}

export interface ExplainedReview extends Review {
  readonly came: Pick<Mismatch, 'amount' | 'currency' | 'isOurs'>;
  /** Whether one person decides alone. */
  readonly isOneEnough: boolean;
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
    const { payment } = topup;
    const [attempts, refunds, found] = await Promise.all([
      payment === null ? [] : readAttempts(context, payment),
      payment === null ? [] : readRefunds(context, payment),
      readReview(context, topup.id),
    ]);
    const review = found ? await explainReview(context, topup, found, attempts) : null;
    const takeBackBefore = takeBackBeforeOf(context, topup);
    const result = { ...staffTopupOf(caller, topup), attempts, refunds, review, takeBackBefore };
    return { result };
  });
}

function takeBackBeforeOf({ settings, clock }: Context, topup: Topup): InstantMs | null {
  if (topup.state !== 'credited' || !isId('rsl', topup.maker)) return null;
  const before = undoBefore(topup, settings());
  return before > clock.now() ? before : null;
}

async function explainReview(
  context: Context,
  topup: Topup,
  review: Review,
  attempts: readonly Attempt[],
): Promise<ExplainedReview | null> {
  const captured = attempts.find(({ id }) => id === review.attempt);
  const came = captured
    ? { ...captured, isOurs: true }
    : await readMismatch(context, present(topup.attempt, 'the payment that is looked at'));
  if (!came) return null;
  const staff = await listStaff(context);
  const loginOf = (wanted: string | undefined | null): string | null =>
    staff.find((one) => one.id === wanted)?.login ?? null;
  const proposedByLogin = loginOf(review.proposal?.by);
  const approvedByLogin = loginOf(review.approvedBy);
  const oneEnough = isOneEnough(topup, review, context.settings());
  return { ...review, came, isOneEnough: oneEnough, proposedByLogin, approvedByLogin };
}
