export { type Client, type ClientId, type PartnerVisit, type Scope, scopes } from './client.ts';
export { createClient, type Credentials, type NewClient } from './create-client.ts';
export { createPartner, type NewPartner } from './create-partner.ts';
export { issueToken, type IssuedToken } from './issue-token.ts';
export { listClients } from './list-clients.ts';
export { readPartnerVisit } from './read-partner-visit.ts';
export { rotateSecret } from './rotate-secret.ts';
export { partnerSettings } from './settings.ts';
export { suspendClient } from './suspend-client.ts';
