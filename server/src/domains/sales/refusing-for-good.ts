import { parsePhoneNumber, type Refusal } from '#base';
import type { Client } from '#partners';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { saleRefused } from './facts.ts';
import { keepUnsold } from './keep-unsold.ts';
import type { ProgramSale } from './program-sale.ts';

/**
 * What keeps and tells that a program's sale is refused for good before it has come to the books.
 * Undefined where what was typed is no number, which is nobody's to sell to.
 */
export function refusingForGood(
  { id: client, reseller }: Pick<Client, 'id' | 'reseller'>,
  { reference, number: typed, valueMinor, isTwinIntended }: ProgramSale,
): ((tx: Tx, why: Refusal) => Promise<void>) | undefined {
  const number = parsePhoneNumber(typed);
  if (!number) return undefined;
  const unsold = { reseller, client, reference, number, valueMinor, isTwinIntended };
  return (tx, why) => tell(tx, saleRefused, [keepUnsold(tx, unsold, why)]);
}
