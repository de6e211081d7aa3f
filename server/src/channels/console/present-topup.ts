import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import type { StaffTopup } from '#ops';
import { instantOrNull, presentMoney } from '#platform/http';

type Presented = Static<(typeof consoleRoutes)['explainTopup']['answer']>['topup'];

export function presentTopup({ topup, number }: StaffTopup): Presented {
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
