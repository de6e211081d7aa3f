import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { sellingOf } from './load-seller.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import type { Selling } from './seller.ts';
import { readSellings } from './store/resellers.ts';

export { type Business, readBusiness } from './read-business.ts';

/**
 * All that a sale needs to know of a reseller that sells without a till. Refuses with
 * `reseller_unknown` and `reseller_suspended`.
 */
export async function readSelling({ db }: Context, id: ResellerId): Promise<Selling> {
  const [row] = await db.readBy(readSellings, { slot: slotOf(id), id: uuidOf(id) });
  if (!row) throw refuse.reseller_unknown();
  if (row.isSuspended) throw refuse.reseller_suspended();
  return sellingOf(row);
}
