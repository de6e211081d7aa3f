import { isoTime, newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import type { AdmissionId } from './admission.ts';
import { refuse } from './refusals.ts';
import { requireInvitee } from './require-invitee.ts';
import { insertAdmission } from './store/admissions.ts';

export interface WantedAdmission {
  readonly reseller: ResellerId;
  /** As it was typed. */
  readonly email: string;
  readonly reason: string;
}

/**
 * Wants somebody let in at the portal of a partner, or in again who has lost both password and
 * authenticator. Nothing is sent until somebody else agrees: whoever is let in makes keys by which
 * the partner's float is spent. Refuses with `permission_missing`, `partner_unknown`,
 * `developer_email_invalid`, `developer_email_taken` and `admission_waiting`.
 */
export async function proposeAdmission(
  context: Context,
  caller: StaffCaller,
  { reseller, email: typed, reason }: WantedAdmission,
): Promise<AdmissionId> {
  await requireStaff(context, caller, 'developers.propose', reseller);
  const { email, developer } = await requireInvitee(context, reseller, typed);
  return context.db.transaction(async (tx) => {
    const id: AdmissionId = newId('adm', tx.nowMs, slotOf(reseller));
    const [made] = await tx.query(insertAdmission, [
      uuidOf(id),
      uuidOf(reseller),
      developer && uuidOf(developer),
      email,
      reason,
      uuidOf(caller.session.staff),
      isoTime(tx.nowMs),
    ]);
    if (!made) throw refuse.admission_waiting();
    const details = { reseller, admission: id, reason };
    noteAct(tx, caller, 'admission.propose', developer ?? reseller, details);
    return id;
  });
}
