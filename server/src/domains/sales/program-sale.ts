import { hash } from 'node:crypto';
import { parsePhoneNumber, uuidOf } from '#base';
import { fingerprintOf, type Request } from '#platform/idempotency';
import type { ResellerId } from '#resellers';
import type { OrderId, ProgramOrder } from './program-order.ts';
import type { SaleInFull } from './sale.ts';

/** What a partner's program wants to sell. */
export interface ProgramSale {
  /** The partner's own, for ever one sale. */
  readonly reference: string;
  readonly number: string;
  readonly valueMinor: bigint;
  readonly isTwinIntended: boolean;
  /** What its buyer has typed to get a promotion. */
  readonly typedCode?: string | undefined;
  /** What its buyer was shown that it costs: for more it is not sold. */
  readonly priceMinor?: bigint | undefined;
}

/** What came of it: sold, or on its way. */
export type Sent = { readonly sale: SaleInFull } | { readonly order: ProgramOrder };

/**
 * Under which a partner's reference is kept as a request: of all its clients, not of one. Sold at
 * once or behind its back is the same thing to want; to have money set aside is another.
 */
export function requestOf(
  reseller: ResellerId,
  { reference, ...wanted }: ProgramSale,
  purpose: 'send' | 'hold',
): Request {
  const number = parsePhoneNumber(wanted.number) ?? wanted.number;
  const said = `${purpose} ${number} ${wanted.valueMinor} ${wanted.isTwinIntended}`;
  // What an older program does not say leaves what its reference stands for as it was.
  const more = [wanted.typedCode, wanted.priceMinor?.toString()];
  const promoted = more.some((one) => one !== undefined) ? ` ${more.join(' ')}` : '';
  const key = hash('sha256', `partner ${reference}`).slice(0, 32);
  return { caller: uuidOf(reseller), key, fingerprint: fingerprintOf(said + promoted) };
}

/** Under which an order is sold, however often it is tried or confirmed. */
export function requestOfOrder(reseller: ResellerId, order: OrderId): Request {
  const key = hash('sha256', `sell ${order}`).slice(0, 32);
  return { caller: uuidOf(reseller), key, fingerprint: fingerprintOf(order) };
}
