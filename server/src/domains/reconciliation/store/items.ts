import { insertRows, statement } from '#platform/postgres';

/** What was read before a crash is there already, under the same row of the same bill. */
export const insertItems = insertRows(
  'reconciliation.item',
  {
    slot: 'int2',
    bill: 'uuid',
    rowNumber: 'int4',
    kind: 'text',
    number: 'uuid',
    providerNumber: 'text',
    written: 'text',
    amount: 'int8',
    currency: 'text',
    fee: 'int8',
    coupon: 'int8',
    occurredAt: 'instant',
  },
  'on conflict do nothing',
);

export const deleteItems = statement(
  'delete reconciliation.item',
  'delete from reconciliation.item where slot = $1 and bill = $2',
);

/**
 * The items of a slot ($1) of all bills of a connector's ($2) day ($3) but the one that counts ($4)
 * and the one that is being read ($5).
 */
export const deleteOtherItems = statement(
  'delete reconciliation.item of other bills',
  `delete from reconciliation.item i using reconciliation.bill other
   where other.connector = $2 and other.day = $3::date and other.id <> $4
     and other.id is distinct from $5 and i.slot = $1 and i.bill = other.id`,
);

export interface SumRow {
  readonly kind: string;
  readonly currency: 'HKD' | 'CNY';
  readonly items: bigint;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly coupon: bigint;
}

/** Of all slots together, from the index of each. */
export const sumItems = statement<SumRow>(
  'sum reconciliation.item',
  `select i.kind, i.currency, count(*) as items, sum(i.amount)::bigint as amount,
     sum(i.fee)::bigint as fee, sum(i.coupon)::bigint as coupon
   from generate_series(0, $2::int4 - 1) s (slot), reconciliation.item i
   where i.slot = s.slot::int2 and i.bill = $1 and i.kind <> 'unreadable'
   group by i.kind, i.currency order by i.kind, i.currency`,
);
