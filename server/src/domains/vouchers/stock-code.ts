import type { Keyring } from '#platform/secrets';
import { codeFrom } from './code.ts';
import { serialText } from './serial.ts';

/** From what the code of an electronic voucher is made, whenever it is to be shown. */
export interface StockPlace {
  readonly batch: number;
  readonly number: number;
  readonly salt: Buffer;
  readonly turn: number;
}

/**
 * The code of a voucher that tills show. It is made from its place by a keyed function and so never
 * kept: the same sale shows the same code, and whoever has the tables alone has none.
 */
export function stockCode(secrets: Keyring, { salt, turn, ...serial }: StockPlace): string {
  const text = `${serialText(serial)} ${salt.toString('hex')} ${turn}`;
  return codeFrom(secrets.fingerprint(text, 'vouchers.stock'));
}
