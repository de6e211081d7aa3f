import { insertRows, setStatement, statement } from '#platform/postgres';
import type { KeptRefusal, OrderState } from '../program-order.ts';

const key = { slot: 'int2', id: 'uuid' } as const;

export const insertOrders = insertRows('sales.program_order', {
  ...key,
  reseller: 'uuid',
  client: 'uuid',
  clientReference: 'text',
  number: 'text',
  value: 'int8',
  isTwinIntended: 'bool',
  promotionCode: 'text',
  price: 'int8',
  state: 'text',
  hold: 'uuid',
  confirmBefore: 'instant',
  dueAt: 'instant',
  tries: 'int4',
  orderedAt: 'instant',
  changedAt: 'instant',
});

/** Of what is refused before it was an order. */
export const insertRefusedOrders = insertRows(
  'sales.program_order',
  {
    ...key,
    reseller: 'uuid',
    client: 'uuid',
    clientReference: 'text',
    number: 'text',
    value: 'int8',
    isTwinIntended: 'bool',
    state: 'text',
    tries: 'int4',
    refusal: 'jsonb',
    orderedAt: 'instant',
    changedAt: 'instant',
  },
  '',
  'insert sales.program_order refused',
);

export interface OrderRow {
  readonly id: string;
  readonly reseller: string;
  readonly client: string;
  readonly clientReference: string;
  readonly number: string;
  readonly value: bigint;
  readonly isTwinIntended: boolean;
  readonly promotionCode: string | null;
  readonly price: bigint | null;
  readonly state: Exclude<OrderState, 'lapsed'>;
  readonly hold: string | null;
  readonly confirmBefore: number | null;
  readonly tries: number;
  readonly topup: string | null;
  readonly refusal: KeptRefusal | null;
  readonly orderedAt: number;
  readonly changedAt: number;
}

const columns = `id, reseller, client, client_reference, number, value, is_twin_intended,
  promotion_code, price, state,
  hold, confirm_before, tries, topup, refusal, ordered_at, changed_at`;

export const readOrder = statement<OrderRow>(
  'read sales.program_order',
  `select ${columns} from sales.program_order where slot = $1 and id = $2`,
);

export const readOrderByReference = statement<OrderRow>(
  'read sales.program_order reference',
  `select ${columns} from sales.program_order
   where slot = $1 and reseller = $2 and client_reference = $3`,
);

/**
 * Takes orders that are due for a while, so that no two processes sell them at once. Whoever dies
 * leaves them due again.
 */
export const claimOrders = statement<OrderRow>(
  'claim sales.program_order',
  `update sales.program_order o set due_at = $2::timestamptz, tries = tries + 1
   from (
     select slot, id from sales.program_order
     where state = 'accepted' and due_at <= $1::timestamptz
     order by due_at limit $3 for update skip locked
   ) due
   where o.slot = due.slot and o.id = due.id
   returning ${columns.replaceAll(/\w+/g, 'o.$&')}`,
);

/** By the sale itself, in its commit. */
export const updateSoldOrders = setStatement(
  'update sales.program_order sold',
  { ...key, topup: 'uuid', changedAt: 'instant' },
  `update sales.program_order o
   set state = 'credited', topup = r.topup, due_at = null, changed_at = r.changed_at
   from :rows where o.slot = r.slot and o.id = r.id`,
);

export const endOrder = statement<{ id: string }>(
  'update sales.program_order ended',
  `update sales.program_order
   set state = $3, refusal = $4::jsonb, due_at = null, changed_at = $5::timestamptz
   where slot = $1 and id = $2 and state in ('held', 'accepted') returning id`,
);

export const putOff = statement(
  'update sales.program_order due',
  `update sales.program_order set due_at = $3::timestamptz
   where slot = $1 and id = $2 and state = 'accepted'`,
);

/** A held one whose time is over has ended, though nothing was written. */
export const readWaitingOf = statement<OrderRow>(
  'read sales.program_order waiting',
  `select ${columns} from sales.program_order
   where slot = $1 and reseller = $2 and state in ('held', 'accepted')
     and (confirm_before is null or confirm_before > $3::timestamptz)
   order by ordered_at limit $4`,
);

export const countDueOrders = statement<{ waiting: bigint }>(
  'count sales.program_order due',
  `select count(*) as waiting from sales.program_order
   where state = 'accepted' and due_at <= $1::timestamptz`,
);
