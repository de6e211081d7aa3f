import type { Currency } from '#base';
import { setStatement, statement } from '#platform/postgres';

export interface PayoutRow {
  readonly id: string;
  readonly connector: string;
  readonly cameAmount: bigint;
  readonly cameCurrency: Currency;
  readonly cameAt: number;
  readonly named: string;
  readonly amount: bigint | null;
  readonly currency: Currency | null;
  readonly lacking: bigint;
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  readonly number: string | null;
  readonly billDay: string | null;
  readonly takesBack: string | null;
}

const payoutColumns = `id, connector, came_amount, came_currency, came_at, named, amount, currency,
  lacking, from_day, until_day, number, bill_day, takes_back`;

/** One that is known stays as it is. */
export const insertPayout = statement(
  'insert reconciliation.payout',
  `insert into reconciliation.payout
     (id, connector, came_amount, came_currency, came_at, named, amount, currency, lacking,
      number, bill_day, takes_back, noted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, $12, $13)
   on conflict (id) do nothing`,
);

/** Those that settle nothing yet, in the order in which they came. */
export const readWaitingPayouts = statement<PayoutRow>(
  'read reconciliation.payout waiting',
  `select ${payoutColumns} from reconciliation.payout
   where connector = $1 and from_day is null order by came_at, id`,
);

/** Those that have a part in a day ($2), and those that came on it and settle nothing yet. */
export const readPayoutsOfDay = statement<PayoutRow>(
  'read reconciliation.payout of day',
  `select ${payoutColumns} from reconciliation.payout
   where connector = $1 and until_day >= $2::date and from_day <= $2::date
   union all
   select ${payoutColumns} from reconciliation.payout
   where connector = $1 and from_day is null and came_at >= $3 and came_at < $4
   order by came_at, id`,
);

export const readPayout = statement<PayoutRow>(
  'read reconciliation.payout',
  `select ${payoutColumns} from reconciliation.payout where id = $1`,
);

/** By the provider's number ($2): the first that has settled a day. */
export const readPayoutOfNumber = statement<PayoutRow>(
  'read reconciliation.payout of number',
  `select ${payoutColumns} from reconciliation.payout
   where connector = $1 and number = $2 and currency = $3 and until_day is not null
   order by came_at, id limit 1`,
);

export interface BilledRow {
  readonly number: string;
  readonly day: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly cameAt: number;
}

/** What bills have told of payouts: all of a day's ($2), and those with these numbers ($3). */
export const readBilledPayouts = statement<BilledRow>(
  'read reconciliation.payout billed',
  `select number, bill_day as day, came_currency as currency, came_amount as amount, came_at
   from reconciliation.payout
   where connector = $1 and number is not null
     and (bill_day = $2::date or number = any ($3::text[]))
   order by came_at, id`,
);

/** The last one of an amount, which another takes back. */
export const readPayoutOf = statement<PayoutRow>(
  'read reconciliation.payout of amount',
  `select ${payoutColumns} from reconciliation.payout
   where connector = $1 and currency = $2 and amount = $3 and until_day is not null
   order by came_at desc limit 1`,
);

export const settlePayouts = setStatement(
  'update reconciliation.payout',
  {
    id: 'text',
    amount: 'int8',
    currency: 'text',
    lacking: 'int8',
    fromDay: 'text',
    untilDay: 'text',
  },
  `update reconciliation.payout p
   set amount = r.amount, currency = r.currency, lacking = r.lacking, from_day = r.from_day::date,
     until_day = r.until_day::date
   from :rows where p.id = r.id`,
);

/** The payouts that have settled these days ($2), each of its last one. */
export const readPayoutsUntil = statement<PayoutRow>(
  'read reconciliation.payout until day',
  `select ${payoutColumns} from reconciliation.payout
   where connector = $1 and until_day = any ($2::date[]) order by came_at, id`,
);

export const readPayoutItems = statement<{
  providerNumber: string;
  amount: bigint;
  currency: Currency;
  occurredAt: number;
}>(
  'read reconciliation.item payouts',
  `select i.provider_number, i.amount, i.currency, i.occurred_at
   from generate_series(0, $2::int4 - 1) s (slot), reconciliation.item i
   where i.slot = s.slot::int2 and i.bill = $1 and i.kind = 'payout'
   order by i.row_number`,
);
