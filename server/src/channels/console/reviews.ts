import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { answerReview, type ExplainedReview, listReviews, proposeReview } from '#ops';
import { instantOrNull, presentMoney } from '#platform/http';
import type { TopupId } from '#topups';
import type { ConsoleChannel, StaffCall } from './channel.ts';
import { presentTopup } from './present-topup.ts';

type Routes = typeof consoleRoutes;
type Review = Static<Routes['explainTopup']['answer']>['review'];

export function presentReview(review: ExplainedReview | null): Review {
  if (!review) return null;
  const { came, proposal, cause, caught, isOneEnough } = review;
  return {
    heldAt: isoTime(review.heldAt),
    cause,
    caught: [...caught],
    isOneEnough,
    came: presentMoney({ amountMinor: came.amount, currency: came.currency }),
    isOurs: came.isOurs,
    proposal: proposal && {
      decision: proposal.decision,
      reason: proposal.reason,
      by: review.proposedByLogin,
      at: isoTime(proposal.at),
    },
    approvedBy: review.approvedByLogin,
    approvedAt: instantOrNull(review.approvedAt),
  };
}

export async function handleReviews(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listReviews']>,
) {
  const waiting = await listReviews(context, caller);
  return {
    reviews: waiting.map(({ review, isOverdue, ...topup }) => ({
      topup: presentTopup(topup),
      heldAt: isoTime(review.heldAt),
      isOverdue,
      cause: review.cause,
      rules: review.caught.map(({ rule }) => rule),
      decision: review.proposal?.decision ?? null,
    })),
  };
}

export async function handlePropose(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeReview']>,
) {
  await proposeReview(context, caller, params.topup as TopupId, body);
  return { topup: params.topup };
}

export async function handleAnswer(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['answerReview']>,
) {
  await answerReview(context, caller, params.topup as TopupId, body);
  return { topup: params.topup };
}
