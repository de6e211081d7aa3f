import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { explainTopup } from '#ops';
import { instantOrNull } from '#platform/http';
import { reverseSale } from '#sales';
import type { TopupId } from '#topups';
import type { ConsoleChannel, StaffCall } from './channel.ts';
import { presentAttempt, presentRefund } from './present-evidence.ts';
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
    attempts: explained.attempts.map(presentAttempt),
    refunds: explained.refunds.map(presentRefund),
    review: presentReview(explained.review),
    takeBackBefore: instantOrNull(explained.takeBackBefore),
  };
}

export async function handleTakeBack(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['takeBackSale']>,
) {
  const wanted = { topup: params.topup as TopupId, reason: body.reason };
  const { undoneAt } = await reverseSale(context, caller, wanted);
  return { undoneAt: instantOrNull(undoneAt) };
}
