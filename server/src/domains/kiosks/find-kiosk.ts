import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Kiosk, KioskId } from './kiosk.ts';
import { kioskOf } from './load-kiosks.ts';
import { readKiosk } from './store/kiosks.ts';

/** A kiosk by its id; undefined where there is none. */
export async function findKiosk({ db }: Context, id: KioskId): Promise<Kiosk | undefined> {
  const [row] = await db.read(readKiosk, [slotOf(id), uuidOf(id)]);
  return row && kioskOf(row);
}
