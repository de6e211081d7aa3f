import { newId, type PhoneNumber, type Refusal, slotOf, uuidOf } from '#base';
import type { ClientId } from '#partners';
import type { Tx } from '#platform/postgres';
import type { ResellerId } from '#resellers';
import type { SaleRefused } from './facts.ts';
import type { ProgramSale } from './program-sale.ts';
import { insertRefusedOrders } from './store/program-orders.ts';

/** What a program wanted and is not sold. */
export interface Unsold extends Pick<ProgramSale, 'reference' | 'valueMinor' | 'isTwinIntended'> {
  readonly reseller: ResellerId;
  readonly client: ClientId;
  readonly number: PhoneNumber;
}

/**
 * Keeps what is refused for good as an order that is refused, so that asking by its reference says
 * what sending it again does. The caller keeps the answer, and tells the fact.
 */
export function keepUnsold(tx: Tx, unsold: Unsold, { code, kind, details }: Refusal): SaleRefused {
  const { reseller, client, reference, number, valueMinor } = unsold;
  const slot = slotOf(reseller);
  tx.append(insertRefusedOrders, {
    slot,
    id: uuidOf(newId('ord', tx.nowMs, slot)),
    reseller: uuidOf(reseller),
    client: uuidOf(client),
    clientReference: reference,
    number,
    value: valueMinor,
    isTwinIntended: unsold.isTwinIntended,
    state: 'refused',
    tries: 0,
    refusal: { code, kind, details },
    orderedAt: tx.nowMs,
    changedAt: tx.nowMs,
  });
  return { reseller, reference, number, valueMinor, code, kind, details };
}
