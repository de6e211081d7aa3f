import { statement } from '#platform/postgres';

/**
 * Refunds that a bill ($1) says have failed, by the connector ($2) that paid them, and we do not,
 * in an order that each time ($5) has of its own.
 */
export const readUntoldFailures = statement<{ number: string }>(
  'read reconciliation.item failed refunds',
  `with told as materialized (
     select i.slot, i.number, i.kind, i.amount, i.currency
     from generate_series(0, $3::int4 - 1) s (slot), reconciliation.item i
     where i.slot = s.slot::int2 and i.bill = $1 and i.kind = 'refund_failure'
   )
   select i.number
   from told i, lateral (
     select from payments.money_view m
     where m.slot = i.slot and m.id = i.number and m.kind = i.kind and m.connector = $2
       and m.amount = i.amount and m.currency = i.currency and m.state <> 'failed'
   ) m
   group by i.number order by hashtextextended(i.number::text, $5::int8), i.number limit $4`,
);

/** Disputes of which a bill says more than we know: that there is one, or that it was won. */
export const readUntoldDisputes = statement<{ providerNumber: string }>(
  'read reconciliation.item chargebacks',
  `select i.provider_number
   from generate_series(0, $3::int4 - 1) s (slot), reconciliation.item i
   where i.slot = s.slot::int2 and i.bill = $1 and i.kind = 'chargeback' and not exists (
     select from payments.dispute_view d
     where d.provider_reference = i.provider_number and d.connector = $2
       and (i.amount < 0 or d.state = 'won')
   )
   group by i.provider_number
   order by hashtextextended(i.provider_number, $5::int8), i.provider_number limit $4`,
);
