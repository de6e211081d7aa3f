import type { HongKongDay } from '#base';
import { insertRows, setStatement, statement } from '#platform/postgres';
import type { ExchangeState } from '../exchange.ts';

const key = { slot: 'int2', key: 'uuid' } as const;

export interface ExchangeRow {
  readonly key: string;
  readonly state: ExchangeState;
  readonly number: string | null;
  readonly value: bigint;
  readonly refusal: string | null;
  readonly topup: string | null;
  readonly approval: string | null;
  readonly businessDay: HongKongDay;
  readonly reversedDay: HongKongDay | null;
}

const columns = `e.key, e.state, e.number, e.value, e.refusal, e.topup, e.approval, e.business_day,
  e.reversed_day`;

export const readExchanges = setStatement<typeof key, ExchangeRow>(
  'read acquirers.exchange',
  key,
  `select e.* from :rows, lateral (
     select ${columns} from acquirers.exchange e where e.slot = r.slot and e.key = r.key
   ) e`,
);

export const lockExchange = statement<ExchangeRow>(
  'lock acquirers.exchange',
  `select ${columns} from acquirers.exchange e
   where e.slot = $1 and e.key = $2 for no key update`,
);

/** Two that come at once meet at the key, and the second is run again and finds the first. */
export const insertExchanges = insertRows('acquirers.exchange', {
  ...key,
  acquirer: 'text',
  terminal: 'text',
  state: 'text',
  number: 'text',
  value: 'int8',
  refusal: 'text',
  topup: 'uuid',
  approval: 'text',
  businessDay: 'day',
  decidedAt: 'instant',
  reversedDay: 'day',
  reversedAt: 'instant',
});

/** In ascending order, as everybody locks them. */
export const lockRefused = setStatement<typeof key, ExchangeRow>(
  'lock acquirers.exchange refused',
  key,
  `select ${columns} from acquirers.exchange e join :rows on e.slot = r.slot and e.key = r.key
   order by e.slot, e.key for no key update of e`,
);

export const markOwed = setStatement(
  'owe acquirers.exchange',
  { ...key, businessDay: 'day' },
  `update acquirers.exchange e set state = 'owed', business_day = r.business_day
   from :rows where e.slot = r.slot and e.key = r.key`,
);

export const markCredited = statement(
  'credit acquirers.exchange',
  `update acquirers.exchange set state = 'sold', refusal = null, topup = $3, approval = $4
   where slot = $1 and key = $2`,
);

export interface OwedRow {
  readonly key: string;
  readonly acquirer: string;
  readonly terminal: string;
  readonly number: string;
  readonly value: bigint;
  readonly refusal: string;
  readonly decidedAt: number;
}

const owed = 'key, acquirer, terminal, number, value, refusal, decided_at';

export const readOwed = statement<OwedRow>(
  'read acquirers.exchange owed',
  `select ${owed} from acquirers.exchange where state = 'owed' order by decided_at limit $1`,
);

export const sumOwed = statement<{ readonly count: bigint; readonly oldestAt: number | null }>(
  'sum acquirers.exchange owed',
  `select count(*) as count, min(decided_at) as oldest_at from acquirers.exchange
   where state = 'owed'`,
);

export const readOwedOne = statement<OwedRow>(
  'read acquirers.exchange owed one',
  `select ${owed} from acquirers.exchange where slot = $1 and key = $2 and state = 'owed'`,
);

export const lockOwed = statement<OwedRow>(
  'lock acquirers.exchange owed',
  `select ${owed} from acquirers.exchange
   where slot = $1 and key = $2 and state = 'owed' for no key update`,
);

/** A refused one stays refused; that its reversal came is counted all the same. */
export const markReversed = statement(
  'reverse acquirers.exchange',
  `update acquirers.exchange
   set state = case state when 'sold' then 'reversed' when 'owed' then 'refused' else state end,
     reversed_day = $3::date, reversed_at = $4::timestamptz
   where slot = $1 and key = $2 and reversed_at is null`,
);

export interface TotalsRow {
  readonly sales: bigint;
  readonly salesValue: bigint;
  readonly reversals: bigint;
  readonly reversalsValue: bigint;
}

/**
 * Of an acquirer's business day. Whose answer was lost cannot know whether it was sold, so what was
 * reversed counts on both sides of the sheet, sold or not. Each part has an index of its own.
 */
export const sumDay = statement<TotalsRow>(
  'sum acquirers.exchange',
  `select s.count as sales, s.value as sales_value, v.count as reversals,
     v.value as reversals_value
   from (
     select count(*) as count, coalesce(sum(value), 0)::bigint as value
     from acquirers.exchange
     where acquirer = $1 and business_day = $2::date
       and (state <> 'refused' or reversed_day is not null)
   ) s, (
     select count(*) as count, coalesce(sum(value), 0)::bigint as value
     from acquirers.exchange where acquirer = $1 and reversed_day = $2::date
   ) v`,
);
