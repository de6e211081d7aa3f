import type { Context } from '#platform/context';
import { isKioskCode, type Kiosk, slotOfKiosk } from './kiosk.ts';
import { kioskOf } from './load-kiosks.ts';
import { readKioskByCode } from './store/kiosks.ts';

/** A kiosk by the code that people call it by; undefined where there is none. */
export async function findKioskByCode({ db }: Context, code: string): Promise<Kiosk | undefined> {
  if (!isKioskCode(code)) return undefined;
  const [row] = await db.read(readKioskByCode, [slotOfKiosk(code), code]);
  return row && kioskOf(row);
}
