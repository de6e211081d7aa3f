import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ShopPeople } from './list-shop-people.ts';
import type { ResellerId } from './reseller.ts';
import type { Selling } from './seller.ts';
import { readPeopleOfShops, readShopsOfChain, readTillsOfShops } from './store/chain-people.ts';

const mostShops = 500;

export interface PeopleOfShop extends ShopPeople {
  readonly id: ResellerId;
  readonly name: string;
  readonly isSuspended: boolean;
}

/** Who stands at the tills of a shop; of a chain also at those of all its shops, by their names. */
export async function readChainPeople(
  context: Context,
  { reseller, resellerName, parent }: Selling,
): Promise<PeopleOfShop[]> {
  const own = { id: uuidOf(reseller), name: resellerName, isSuspended: false };
  const below = parent ? [] : await context.db.read(readShopsOfChain, [own.id, mostShops]);
  const shops = [own, ...below];
  // All of a chain lie in its slot.
  const keys = shops.map(({ id }) => ({ slot: slotOf(reseller), reseller: id }));
  const [tills, people] = await context.db.transaction((tx) =>
    Promise.all([tx.load(readTillsOfShops, keys), tx.load(readPeopleOfShops, keys)]),
  );
  return shops.map(({ id: uuid, ...shop }) => {
    const id: ResellerId = idFrom('rsl', uuid);
    return { id, ...shop, tills: ofShop(tills, uuid), people: ofShop(people, uuid) };
  });
}

function ofShop<Row extends { readonly reseller: string }>(rows: readonly Row[], id: string) {
  return rows.flatMap(({ reseller: of, ...row }) => (of === id ? [row] : []));
}
