import { idFrom } from '#base';
import type { Kiosk } from './kiosk.ts';
import type { KioskRow } from './store/kiosks.ts';

export function kioskOf({ id, code, name, ...row }: KioskRow): Kiosk {
  const { publicKey, enrolledAt, isSuspended, openedAt } = row;
  return { id: idFrom('ksk', id), code, name, publicKey, enrolledAt, isSuspended, openedAt };
}
