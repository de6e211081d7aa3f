import { type Id, idFrom, type InstantMs, type PhoneNumber } from '#base';
import type { ProgramOrder } from './program-order.ts';
import type { OrderRow } from './store/program-orders.ts';

/** A held order ends by its time alone: the ledger gives the money back, and nothing is written. */
export function orderOf(row: OrderRow, nowMs: InstantMs): ProgramOrder {
  const { id, reseller, client, topup, state, confirmBefore, value, number } = row;
  const isLapsed = state === 'held' && confirmBefore !== null && confirmBefore <= nowMs;
  return {
    id: idFrom('ord', id),
    reseller: idFrom('rsl', reseller),
    client: idFrom('cli', client),
    reference: row.clientReference,
    number: number as PhoneNumber,
    valueMinor: value,
    isTwinIntended: row.isTwinIntended,
    typedCode: row.promotionCode ?? undefined,
    priceMinor: row.price ?? undefined,
    state: isLapsed ? 'lapsed' : state,
    confirmBefore,
    topup: topup === null ? null : idFrom('top', topup),
    refusal: row.refusal,
    orderedAt: row.orderedAt,
    changedAt: row.changedAt,
  };
}

export function holdOf({ hold }: OrderRow): Id<'hld'> | null {
  return hold === null ? null : idFrom('hld', hold);
}
