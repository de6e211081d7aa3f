import { hourMs, idFrom, isoTime } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { noteEnding } from '#platform/endings';
import { takeToken } from '#platform/limits';
import { enrolmentFingerprint } from './enrolment-code.ts';
import { type KioskKey, publicKeyText } from './kiosk-key.ts';
import { isKioskCode, type KioskId, slotOfKiosk } from './kiosk.ts';
import { refuse } from './refusals.ts';
import { kioskSettings } from './settings.ts';
import { readKioskByCode, setKey, takeEnrolment } from './store/kiosks.ts';

/**
 * Believes the key that a machine shows with its one-time code, instead of any of before. Whether
 * the kiosk is unknown or the code wrong or over is not told apart. Refuses with
 * `kiosk_enrolment_wrong`, `kiosk_key_invalid` and `too_many_requests`.
 */
export async function enrolKiosk(
  context: Context,
  given: { readonly kiosk: string; readonly code: string; readonly key: KioskKey },
): Promise<KioskId> {
  const { kiosk: name } = given;
  if (!isKioskCode(name)) throw refuse.kiosk_enrolment_wrong();
  const publicKey = publicKeyText(given.key);
  await takeToken(context, {
    name: 'kiosks.enrol',
    key: name,
    limit: context.settings().get(kioskSettings.enrolTriesPerHour),
    perMs: hourMs,
  });
  const fingerprint = enrolmentFingerprint(context.secrets, given.code);
  return context.db.transaction(async (tx) => {
    const slot = slotOfKiosk(name);
    const [row] = await tx.query(readKioskByCode, [slot, name]);
    if (!row || !fingerprint) throw refuse.kiosk_enrolment_wrong();
    const at = isoTime(tx.nowMs);
    const [taken] = await tx.query(takeEnrolment, [slot, row.id, fingerprint, at]);
    if (!taken) throw refuse.kiosk_enrolment_wrong();
    await tx.query(setKey, [slot, row.id, publicKey, at]);
    const id: KioskId = idFrom('ksk', row.id);
    const actor = { kind: 'staff', id: idFrom('stf', taken.madeBy) } as const;
    recordAct(tx, { actor, action: 'kiosk.enrol', subject: id, outcome: 'done' });
    noteEnding(tx, { kind: 'kiosk.enrol', subject: id, details: { key: publicKey } });
    return id;
  });
}
