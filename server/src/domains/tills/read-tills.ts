import type { Context } from '#platform/context';
import { tillOf } from './load-shifts.ts';
import { readTills as readRows } from './store/tills.ts';
import type { Till } from './till.ts';

/** All tills, in the order of their codes. */
export async function readTills({ db }: Context): Promise<Till[]> {
  return (await db.read(readRows)).map(tillOf);
}
