import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Kiosk } from './kiosk.ts';
import { readBoxToFill as readNumber } from './store/boxes.ts';

/** The number of the box that is in a machine by what it has told, for one that knows nothing. */
export async function readBoxToFill({ db }: Context, { id }: Kiosk): Promise<number> {
  const [row] = await db.read(readNumber, [slotOf(id), uuidOf(id)]);
  return row?.number ?? 1;
}
