import * as books from './portal/books.ts';
import * as certificates from './portal/certificates.ts';
import * as clients from './portal/clients.ts';
import * as invitations from './portal/invitations.ts';
import * as session from './portal/session.ts';
import * as webhooks from './portal/webhooks.ts';

/** Every operation of the partners' portal, by name. */
export const portalRoutes = {
  readPortalSession: session.readPortalSession,
  registerDeveloper: session.registerDeveloper,
  askEmailCode: session.askEmailCode,
  readInvitation: invitations.readInvitation,
  acceptInvitation: invitations.acceptInvitation,
  askRecovery: invitations.askRecovery,
  signInDeveloper: session.signInDeveloper,
  signOutDeveloper: session.signOutDeveloper,
  listClients: clients.listClients,
  makeClient: clients.makeClient,
  rotateClient: clients.rotateClient,
  suspendClient: clients.suspendClient,
  addCertificate: certificates.addCertificate,
  removeCertificate: certificates.removeCertificate,
  listOwnEndpoints: webhooks.listOwnEndpoints,
  addOwnEndpoint: webhooks.addOwnEndpoint,
  changeOwnEndpoint: webhooks.changeOwnEndpoint,
  removeOwnEndpoint: webhooks.removeOwnEndpoint,
  rotateOwnEndpoint: webhooks.rotateOwnEndpoint,
  testOwnEndpoint: webhooks.testOwnEndpoint,
  simulateOwnEvent: webhooks.simulateOwnEvent,
  listOwnDeliveries: webhooks.listOwnDeliveries,
  readOwnDelivery: webhooks.readOwnDelivery,
  replayOwnSince: webhooks.replayOwnSince,
  replayOwnDelivery: webhooks.replayOwnDelivery,
  listOwnTopups: books.listOwnTopups,
  readOwnWaiting: books.readOwnWaiting,
  readOwnStatement: books.readOwnStatement,
  exportOwnStatement: books.exportOwnStatement,
  forwardOwnClock: books.forwardOwnClock,
  readPlatformStatus: books.readPlatformStatus,
} as const;

export type PortalRoutes = typeof portalRoutes;
export { type PortalOperation, portalPaths } from './portal/paths.ts';
