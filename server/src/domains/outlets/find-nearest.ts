import type { Context } from '#platform/context';
import type { Outlet } from './outlet.ts';
import type { District } from './districts.ts';
import { keptOf, readNearest } from './store.ts';

/** Where one can go from the middle of a district, nearest first, whichever district it lies in. */
export async function findNearest(
  { db }: Context,
  { middle }: District,
  most: number,
): Promise<Outlet[]> {
  const { latitudeMicro, longitudeMicro } = middle;
  return (await db.read(readNearest, [latitudeMicro, longitudeMicro, most])).map(keptOf);
}
