/** Where each operation of the partners' channel stands. */
export const partnerPaths = {
  requestToken: ['POST', '/oauth/token'],
  readServerMetadata: ['GET', '/.well-known/oauth-authorization-server'],
  readClient: ['GET', '/api/partner/v1/client'],
} as const;

export type PartnerOperation = keyof typeof partnerPaths;
