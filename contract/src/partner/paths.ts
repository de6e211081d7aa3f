/** Where each operation of the partners' channel stands. */
export const partnerPaths = {
  requestToken: ['POST', '/oauth/token'],
  readServerMetadata: ['GET', '/.well-known/oauth-authorization-server'],
  readClient: ['GET', '/api/partner/v1/client'],
  readNumber: ['GET', '/api/partner/v1/numbers/{number}'],
  listProducts: ['GET', '/api/partner/v1/products'],
  quoteTopup: ['POST', '/api/partner/v1/quotes'],
  sendTopup: ['POST', '/api/partner/v1/topups'],
  listTopups: ['GET', '/api/partner/v1/topups'],
  readTopup: ['GET', '/api/partner/v1/topups/{topup}'],
  readTopupByReference: ['GET', '/api/partner/v1/references/{reference}'],
  readFloat: ['GET', '/api/partner/v1/float'],
  readLimits: ['GET', '/api/partner/v1/limits'],
} as const;

export type PartnerOperation = keyof typeof partnerPaths;
