/** How developers are let in: a part of the door. */
export { acceptInvitation } from './accept-invitation.ts';
export type { Admission, AdmissionId } from './admission.ts';
export { decideAdmission } from './decide-admission.ts';
export { inviteDeveloper } from './invite-developer.ts';
export { listAdmissions } from './list-admissions.ts';
export { proposeAdmission } from './propose-admission.ts';
export { readInvitation } from './read-invitation.ts';
