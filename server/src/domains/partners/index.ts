export {
  type Client,
  type ClientId,
  houseScopes,
  type PartnerVisit,
  type Scope,
  scopes,
} from './client.ts';
export { acceptInvitation } from './accept-invitation.ts';
export { addOwnCertificate } from './add-own-certificate.ts';
export { askEmailCode } from './ask-email-code.ts';
export { askRecovery } from './ask-recovery.ts';
export { createDeveloper } from './create-developer.ts';
export { createClient, type Credentials, type NewClient } from './create-client.ts';
export { createPartner, type NewPartner } from './create-partner.ts';
export type { DeveloperId, DeveloperVisit } from './developer.ts';
export { inviteDeveloper } from './invite-developer.ts';
export { issueToken, type IssuedToken } from './issue-token.ts';
export { listClients } from './list-clients.ts';
export { listClientsOf } from './list-clients-of.ts';
export { listReaders } from './list-readers.ts';
export { makeOwnClient, type OwnClient } from './make-own-client.ts';
export { partyOf } from './party.ts';
export { readDeveloperVisit } from './read-developer-visit.ts';
export { readInvitation } from './read-invitation.ts';
export { readPartnerVisit } from './read-partner-visit.ts';
export { type NewDeveloper, registerDeveloper, type Registered } from './register-developer.ts';
export { removeOwnCertificate } from './remove-own-certificate.ts';
export { rotateOwnSecret } from './rotate-own-secret.ts';
export { examineDeveloperSeals } from './examine-developer-seals.ts';
export { resealDevelopers } from './reseal-developers.ts';
export { rotateSecret } from './rotate-secret.ts';
export { partnerSettings } from './settings.ts';
export { setCertificates } from './set-certificates.ts';
export { type DeveloperCredentials, signInDeveloper } from './sign-in-developer.ts';
export { signOutDeveloper } from './sign-out-developer.ts';
export { suspendClient } from './suspend-client.ts';
export { suspendOwnClient } from './suspend-own-client.ts';
export { sweepDeveloperSessions } from './sweep-developer-sessions.ts';
export { endAllDeveloperSessions } from './end-all-developer-sessions.ts';
