import type { Context } from '#platform/context';
import { districts } from './districts.ts';
import type { Outlet } from './outlet.ts';
import { keptOf, readSpread } from './store.ts';

/**
 * A few outlets of every district, nearest to its middle: little enough to be kept on a phone for
 * when the network is gone, wherever that will be.
 */
export async function findSpread({ db }: Context, ofEach: number): Promise<Outlet[]> {
  const rows = await db.read(readSpread, [
    districts.map(({ code }) => code),
    districts.map(({ middle }) => middle.latitudeMicro),
    districts.map(({ middle }) => middle.longitudeMicro),
    ofEach,
  ]);
  return rows.map(keptOf);
}
