/** Where each operation of the partners' portal stands. */
export const portalPaths = {
  readPortalSession: ['GET', '/api/portal/session'],
  registerDeveloper: ['POST', '/api/portal/registrations'],
  signInDeveloper: ['POST', '/api/portal/session'],
  signOutDeveloper: ['DELETE', '/api/portal/session'],
  listClients: ['GET', '/api/portal/clients'],
  makeClient: ['POST', '/api/portal/clients'],
  rotateClient: ['POST', '/api/portal/clients/{client}/rotate'],
  suspendClient: ['POST', '/api/portal/clients/{client}/suspend'],
  listOwnEndpoints: ['GET', '/api/portal/webhooks'],
  addOwnEndpoint: ['POST', '/api/portal/webhooks'],
  changeOwnEndpoint: ['PATCH', '/api/portal/webhooks/{endpoint}'],
  removeOwnEndpoint: ['DELETE', '/api/portal/webhooks/{endpoint}'],
  rotateOwnEndpoint: ['POST', '/api/portal/webhooks/{endpoint}/secret'],
  testOwnEndpoint: ['POST', '/api/portal/webhooks/{endpoint}/test'],
  simulateOwnEvent: ['POST', '/api/portal/webhooks/{endpoint}/simulate'],
  listOwnDeliveries: ['GET', '/api/portal/webhooks/{endpoint}/deliveries'],
  readOwnDelivery: ['GET', '/api/portal/webhooks/{endpoint}/deliveries/{delivery}'],
  replayOwnSince: ['POST', '/api/portal/webhooks/{endpoint}/replay'],
  replayOwnDelivery: ['POST', '/api/portal/webhooks/{endpoint}/deliveries/{delivery}/replay'],
  listOwnTopups: ['GET', '/api/portal/topups'],
  readOwnStatement: ['GET', '/api/portal/statements/{day}'],
  exportOwnStatement: ['GET', '/api/portal/statements/{day}/movements'],
  forwardOwnClock: ['POST', '/api/portal/sandbox/clock'],
  readPlatformStatus: ['GET', '/api/portal/status'],
} as const;

export type PortalOperation = keyof typeof portalPaths;
