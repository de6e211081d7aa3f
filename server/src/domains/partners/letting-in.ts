/** How developers are let in, and let go by staff: a part of the door. */
export { acceptInvitation } from './accept-invitation.ts';
export type { Admission, AdmissionId } from './admission.ts';
export { decideAdmission } from './decide-admission.ts';
export { inviteDeveloper } from './invite-developer.ts';
export { letDeveloperGo } from './let-developer-go.ts';
export { listAdmissions } from './list-admissions.ts';
export { proposeAdmission } from './propose-admission.ts';
export { readInvitation } from './read-invitation.ts';
