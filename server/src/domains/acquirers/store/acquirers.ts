import type { HongKongDay } from '#base';
import { insertRows, setStatement, statement } from '#platform/postgres';

export interface AcquirerRow {
  readonly code: string;
  readonly id: string;
  readonly businessDay: string;
  /** What named the last cut-over; null before the first. */
  readonly cutOverBy: string | null;
  readonly closedDay: string | null;
}

const columns = `code, id, business_day, cut_over_by, closed_day`;

export const readAcquirer = statement<AcquirerRow>(
  'read acquirers.acquirer',
  `select ${columns} from acquirers.acquirer where code = $1`,
);

export const lockAcquirer = statement<AcquirerRow>(
  'lock acquirers.acquirer',
  `select ${columns} from acquirers.acquirer where code = $1 for no key update`,
);

/**
 * Until they commit no day ends under them: a cut-over waits for whatever counts on the day that it
 * ends, and what comes after it counts on the next.
 */
export const holdDays = setStatement<
  { readonly code: 'text' },
  { readonly code: string; readonly businessDay: HongKongDay }
>(
  'hold acquirers.acquirer',
  { code: 'text' },
  `select a.code, a.business_day from acquirers.acquirer a join :rows on a.code = r.code
   order by a.code for share of a`,
);

export const insertAcquirers = insertRows(
  'acquirers.acquirer',
  { code: 'text', id: 'uuid', businessDay: 'day', changedAt: 'instant' },
  'on conflict (code) do nothing',
);

export const moveBusinessDay = statement(
  'move acquirers.acquirer',
  `update acquirers.acquirer set business_day = $2::date, changed_at = $3::timestamptz,
     cut_over_by = $4, closed_day = $5::date
   where code = $1`,
);

/**
 * What was compared last counts: an acquirer that was out of balance mends its side and asks anew.
 */
export const saveDays = setStatement(
  'save acquirers.day',
  {
    acquirer: 'text',
    day: 'day',
    sales: 'int8',
    salesValue: 'int8',
    reversals: 'int8',
    reversalsValue: 'int8',
    isBalanced: 'bool',
    said: 'json',
    comparedAt: 'instant',
  },
  `insert into acquirers.day (acquirer, day, sales, sales_value, reversals, reversals_value,
     is_balanced, said, compared_at)
   select r.acquirer, r.day, r.sales, r.sales_value, r.reversals, r.reversals_value,
     r.is_balanced, r.said::json, r.compared_at from :rows
   on conflict (acquirer, day) do update set sales = excluded.sales,
     sales_value = excluded.sales_value, reversals = excluded.reversals,
     reversals_value = excluded.reversals_value, is_balanced = excluded.is_balanced,
     said = excluded.said, compared_at = excluded.compared_at`,
);

/** A row where both sides have agreed on the totals of a day. */
export const readAgreedDay = statement<{ day: HongKongDay }>(
  'read acquirers.day agreed',
  `select day from acquirers.day where acquirer = $1 and day = $2::date and is_balanced`,
);

export interface ListedDayRow {
  readonly code: string;
  readonly businessDay: string;
  /** Of a day that was compared; null where none was. */
  readonly day: string | null;
  readonly sales: bigint | null;
  readonly salesValue: bigint | null;
  readonly reversals: bigint | null;
  readonly reversalsValue: bigint | null;
  readonly isBalanced: boolean | null;
  readonly said: Readonly<Record<string, string>> | null;
  readonly comparedAt: number | null;
}

/** Each acquirer with its newest days. */
export const listDays = statement<ListedDayRow>(
  'list acquirers.day',
  `select a.code, a.business_day, d.day, d.sales, d.sales_value, d.reversals, d.reversals_value,
     d.is_balanced, d.said, d.compared_at
   from acquirers.acquirer a left join lateral (
     select * from acquirers.day d where d.acquirer = a.code order by d.day desc limit $1
   ) d on true
   order by a.code, d.day desc`,
);
