import { uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Business } from '#resellers';
import { type Admission, type AdmissionId, admissionOf } from './admission.ts';
import { newInvitationCode, sendInvitation } from './invitation.ts';
import { refuse } from './refusals.ts';
import { requireInvitee } from './require-invitee.ts';
import { partnerSettings } from './settings.ts';
import { readAdmission, takeAdmission } from './store/admissions.ts';

/**
 * The other two eyes: mails a code to whom somebody wants let in, or does not. No member of staff
 * sees it. Refuses with `permission_missing`, `admission_unknown`, `second_person_needed` and,
 * where the address is somebody's by now, `developer_email_taken`.
 */
export async function decideAdmission(
  context: Context,
  caller: StaffCaller,
  { admission: id, isApproved }: { readonly admission: AdmissionId; readonly isApproved: boolean },
): Promise<void> {
  await requireStaff(context, caller, 'developers.approve', id);
  const [row] = await context.db.read(readAdmission, [uuidOf(id)]);
  if (!row) throw refuse.admission_unknown();
  const admission = admissionOf(row);
  requireSecondPerson(caller, admission.proposedBy);
  const business = isApproved ? await requireBusiness(context, admission) : undefined;
  await context.db.transaction(async (tx) => {
    const [taken] = await tx.query(takeAdmission, [uuidOf(id)]);
    if (!taken) throw refuse.admission_unknown();
    const { reseller, developer, email } = admission;
    const details = { reseller, admission: id };
    const subject = developer ?? reseller;
    if (!business) {
      noteAct(tx, caller, 'admission.refuse', subject, details);
      return;
    }
    const { language } = business;
    const hours = tx.settings.get(partnerSettings.invitationHours);
    const made = { email, business, language, developer, needsProof: false, hours };
    const code = newInvitationCode();
    const { id: invitation } = await sendInvitation(context, tx, { ...made, code });
    noteAct(tx, caller, 'admission.approve', subject, { ...details, invitation });
  });
}

async function requireBusiness(context: Context, admission: Admission): Promise<Business> {
  const { business, developer } = await requireInvitee(
    context,
    admission.reseller,
    admission.email,
  );
  // Who has begun meanwhile was not to have both set anew.
  if (developer !== admission.developer) throw refuse.developer_email_taken();
  return business;
}
