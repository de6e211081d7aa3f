import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { explainTopup } from '#ops';
import { instantOrNull, presentMoney } from '#platform/http';
import type { TopupId } from '#topups';
import type { ConsoleChannel, StaffCall } from './channel.ts';
import { presentTopup } from './present-topup.ts';
import { presentReview } from './reviews.ts';

type Routes = typeof consoleRoutes;
type Explained = Static<Routes['explainTopup']['answer']>;

export async function handleExplain(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['explainTopup']>,
): Promise<Explained> {
  const explained = await explainTopup(context, caller, params.topup as TopupId);
  return {
    topup: presentTopup(explained),
    timeline: explained.topup.timeline.map(({ at, event }) => ({ at: isoTime(at), event })),
    attempts: explained.attempts.map(({ amount, currency, sentAt, askAt, ...attempt }) => ({
      id: attempt.id,
      connector: attempt.connector,
      state: attempt.state,
      amount: presentMoney({ amountMinor: amount, currency }),
      sentAt: instantOrNull(sentAt),
      providerReference: attempt.providerReference,
      evidence: attempt.evidence,
      asked: attempt.asked,
      askAt: instantOrNull(askAt),
    })),
    refunds: explained.refunds.map(({ amount, currency, askAt, ...refund }) => ({
      id: refund.id,
      state: refund.state,
      amount: presentMoney({ amountMinor: amount, currency }),
      reason: refund.reason,
      evidence: refund.evidence,
      asked: refund.asked,
      askAt: instantOrNull(askAt),
    })),
    review: presentReview(explained.review),
  };
}
