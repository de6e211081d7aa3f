import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import type { Bag } from '#banking';
import { presentMoney } from '#platform/http';

type Presented = Static<(typeof consoleRoutes)['readBanking']['answer']>['bags'][number];

const money = (amountMinor: bigint) => presentMoney({ amountMinor, currency: 'HKD' });

/** A bag of cash as finance sees it. */
export function presentBag({ id, number, account, direction, ...bag }: Bag): Presented {
  const { amount, expectedAt, booked } = bag;
  return {
    id,
    number,
    from: account === 'clearing:cash_transport' ? 'hall' : 'kiosk',
    direction,
    amount: money(amount),
    since: isoTime(expectedAt),
    booked: booked && {
      entry: booked.entry,
      counted: money(booked.amount),
      difference: money(booked.amount - amount),
    },
  };
}
