import { statement } from '#platform/postgres';

export interface PlaceRow {
  readonly markAt: number | null;
  readonly markXid: bigint | null;
}

export const lockByOrderPlace = statement<PlaceRow>(
  'lock receipts.by_order_place',
  'select mark_at, mark_xid from receipts.by_order_place for update',
);

/** Sets the mark; what was issued after $3, where it is given, is looked up once more. */
export const markByOrderPlace = statement(
  'mark receipts.by_order_place',
  `update receipts.by_order_place set mark_at = $1::timestamptz, mark_xid = $2,
     indexed_until = least(indexed_until, $3::timestamptz)`,
);

/**
 * Writes down the orders' numbers of the receipts behind the place, up to an instant, and moves the
 * place; several of one instant are taken together. Returns how many receipts that were.
 */
export const indexByOrder = statement<{ seen: bigint }>(
  'index receipts.by_order',
  `with next as (
     select slot, code, topup, issued_at from receipts.receipt
     where issued_at > (select indexed_until from receipts.by_order_place)
       and issued_at <= $1::timestamptz
     order by issued_at fetch first $2 rows with ties
   ), written as (
     insert into receipts.by_order (reference, issued_at, slot, code)
     select s.document ->> 'reference', n.issued_at, n.slot, n.code
     from next n, lateral (
       select document from receipts.subject s where s.slot = n.slot and s.topup = n.topup limit 1
     ) s
     where s.document ->> 'reference' is not null
     order by 1
     on conflict do nothing
   ), moved as (
     update receipts.by_order_place set indexed_until = (select max(issued_at) from next)
     where exists (select from next)
   )
   select count(*) as seen from next`,
);

/** The newest receipts of an order's number, of which there may be several in two years. */
export const readByOrder = statement<{ slot: number; code: string }>(
  'read receipts.by_order',
  `select slot, code from receipts.by_order
   where reference = $1 and issued_at >= $2::timestamptz and issued_at <= $3::timestamptz
   order by issued_at desc limit 100`,
);
