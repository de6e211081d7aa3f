import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { noteEnding } from '#platform/endings';
import type { KioskId } from './kiosk.ts';
import { refuse } from './refusals.ts';
import { dropEnrolment, lockKiosk, setKey } from './store/kiosks.ts';

/**
 * Believes the key again that a machine had shown before a restore, instead of the one that it had
 * replaced; a code that was given out then is over. Refuses with `kiosk_unknown`.
 */
export async function restoreKioskKey(
  { db }: Context,
  { kiosk, key }: { readonly kiosk: KioskId; readonly key: string },
): Promise<void> {
  const [slot, id] = [slotOf(kiosk), uuidOf(kiosk)];
  await db.transaction(async (tx) => {
    const [row] = await tx.query(lockKiosk, [slot, id]);
    if (!row) throw refuse.kiosk_unknown();
    await tx.query(setKey, [slot, id, key, isoTime(tx.nowMs)]);
    await tx.query(dropEnrolment, [slot, id]);
    noteEnding(tx, { kind: 'kiosk.enrol', subject: kiosk, details: { key } });
  });
}
