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
    occurredAt: 'instant',
  },
  'on conflict do nothing',
);

export const deleteItems = statement(
  'delete reconciliation.item',
  'delete from reconciliation.item where slot = $1 and bill = $2',
);

/** The items of a slot of all other bills of the same connector and day. */
export const deleteOtherItems = statement(
  'delete reconciliation.item of other bills',
  `delete from reconciliation.item i
   using reconciliation.bill other, reconciliation.bill kept
   where kept.id = $2 and other.connector = kept.connector and other.day = kept.day
     and other.id <> kept.id and i.slot = $1 and i.bill = other.id`,
);

export interface SumRow {
  readonly kind: string;
  readonly currency: 'HKD' | 'CNY';
  readonly items: bigint;
  readonly amount: bigint;
  readonly fee: bigint;
}

/** Of all slots together, from the index of each. */
export const sumItems = statement<SumRow>(
  'sum reconciliation.item',
  `select i.kind, i.currency, count(*) as items, sum(i.amount)::bigint as amount,
     sum(i.fee)::bigint as fee
   from generate_series(0, $2::int4 - 1) s (slot), reconciliation.item i
   where i.slot = s.slot::int2 and i.bill = $1 and i.kind <> 'unreadable'
   group by i.kind, i.currency order by i.kind, i.currency`,
);
