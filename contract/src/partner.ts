import * as access from './partner/access.ts';
import * as deliveries from './partner/deliveries.ts';
import * as float from './partner/float.ts';
import * as products from './partner/products.ts';
import * as sandbox from './partner/sandbox.ts';
import * as topups from './partner/topups.ts';
import * as webhooks from './partner/webhooks.ts';

/** Every operation of the partners' channel, by name. */
export const partnerRoutes = {
  requestToken: access.requestToken,
  readServerMetadata: access.readServerMetadata,
  readClient: access.readClient,
  readNumber: products.readNumber,
  listProducts: products.listProducts,
  quoteTopup: products.quoteTopup,
  sendTopup: topups.sendTopup,
  listTopups: topups.listTopups,
  readTopup: topups.readTopup,
  readTopupByReference: topups.readTopupByReference,
  orderTopup: topups.orderTopup,
  confirmOrder: topups.confirmOrder,
  cancelOrder: topups.cancelOrder,
  undoTopup: topups.undoTopup,
  readFloat: float.readFloat,
  readStatement: float.readStatement,
  exportStatement: float.exportStatement,
  readLimits: float.readLimits,
  listEndpoints: webhooks.listEndpoints,
  addEndpoint: webhooks.addEndpoint,
  readEndpoint: webhooks.readEndpoint,
  changeEndpoint: webhooks.changeEndpoint,
  removeEndpoint: webhooks.removeEndpoint,
  rotateEndpointSecret: webhooks.rotateEndpointSecret,
  testEndpoint: webhooks.testEndpoint,
  simulateEvent: webhooks.simulateEvent,
  replaySince: deliveries.replaySince,
  listDeliveries: deliveries.listDeliveries,
  readDelivery: deliveries.readDelivery,
  replayDelivery: deliveries.replayDelivery,
  forwardClock: sandbox.forwardClock,
} as const;

export type PartnerRoutes = typeof partnerRoutes;
export { partnerIntroduction } from './partner/introduction.ts';
export { partnerEvents, webhookRules } from './partner/events.ts';
export { type PartnerOperation, partnerPaths } from './partner/paths.ts';
