import { type InstantMs, minuteMs, present, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { enrolmentFingerprint, newEnrolmentCode } from './enrolment-code.ts';
import type { KioskId } from './kiosk.ts';
import { refuse } from './refusals.ts';
import { kioskSettings } from './settings.ts';
import { lockKiosk, saveEnrolments } from './store/kiosks.ts';

export interface Enrolment {
  readonly code: string;
  readonly expiresAt: InstantMs;
}

/**
 * A one-time code for the machine to show its key by. The code of before is over; the key of before
 * is believed until the new one comes. Refuses with `permission_missing` and `kiosk_unknown`.
 */
export async function makeEnrolment(
  context: Context,
  caller: StaffCaller,
  kiosk: KioskId,
): Promise<Enrolment> {
  await requireStaff(context, caller, 'devices.change', kiosk);
  const code = newEnrolmentCode();
  const fingerprint = present(enrolmentFingerprint(context.secrets, code), 'a code just made');
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockKiosk, [slotOf(kiosk), uuidOf(kiosk)]);
    if (!row) throw refuse.kiosk_unknown();
    const expiresAt = tx.nowMs + tx.settings.get(kioskSettings.enrolMinutes) * minuteMs;
    tx.append(saveEnrolments, {
      slot: slotOf(kiosk),
      kiosk: uuidOf(kiosk),
      fingerprint,
      madeBy: uuidOf(caller.session.staff),
      expiresAt,
    });
    noteAct(tx, caller, 'kiosk.make_enrolment', kiosk, {});
    return { code, expiresAt };
  });
}
