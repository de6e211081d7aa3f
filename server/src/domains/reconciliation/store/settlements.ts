import { statement } from '#platform/postgres';

export const sumBilledPayouts = statement<{
  connector: string;
  currency: string;
  amount: bigint;
}>(
  'sum reconciliation.day_sum payouts',
  `select connector, currency, -sum(amount)::bigint as amount from reconciliation.day_sum
   where kind = 'payout' group by 1, 2`,
);

export const sumUnresolved = statement<{ connector: string; breaks: bigint }>(
  'sum reconciliation.break unresolved',
  `select connector, count(*) as breaks from reconciliation.break
   where state in ('open', 'proposed') group by 1`,
);
