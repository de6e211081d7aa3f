import { statement } from '#platform/postgres';

/** Top-ups and vouchers are in two tables, so no index of either can keep them apart. */
export const lockApproval = statement(
  'lock tills approval',
  `select pg_advisory_xact_lock(hashtextextended('tills ' || $1 || ' ' || $2, 0))`,
);

/** What was undone was voided at the terminal, or its approval pays for what is sold instead. */
export const readApproval = statement<{ shift: string }>(
  'read tills approval',
  `select h.id as shift from tills.shift h, lateral (
     select s.approval, s.undone_at from tills.sale s
     where s.shift = h.id and s.sold_at >= $3::timestamptz
     union all
     select v.approval, v.undone_at from tills.voucher_sale v
     where v.shift = h.id and v.sold_at >= $3::timestamptz
   ) sold
   where h.till = $1 and (h.closed_at is null or h.closed_at >= $3::timestamptz)
     and sold.approval = $2 and sold.undone_at is null
   limit 1`,
);
