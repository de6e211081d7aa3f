import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { explainTopup, type StaffTopup } from '#ops';
import { instantOrNull, presentMoney } from '#platform/http';
import type { TopupId } from '#topups';
import type { ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;
type Explained = Static<Routes['explainTopup']['answer']>;

export function presentTopup({ topup, number }: StaffTopup): Explained['topup'] {
  const { terms } = topup;
  const worth = (amountMinor: bigint) =>
    presentMoney({ amountMinor, currency: terms.valueCurrency });
  return {
    id: topup.id,
    reference: topup.reference,
    state: topup.state,
    line: topup.line,
    number,
    channel: topup.channel,
    method: topup.method,
    value: worth(terms.value),
    bonus: worth(terms.bonus),
    price: presentMoney({ amountMinor: topup.price, currency: topup.priceCurrency }),
    orderedAt: isoTime(topup.orderedAt),
    creditedAt: instantOrNull(topup.creditedAt),
    receipt: topup.result?.receipt ?? null,
  };
}

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
  };
}
