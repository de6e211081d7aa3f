// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 7a2c0ca947899012.

/** Where each operation stands. */
export const operations = {
  readServerMetadata: ['GET', '/.well-known/oauth-authorization-server'],
  readClient: ['GET', '/api/partner/v1/client'],
  readNumber: ['GET', '/api/partner/v1/numbers/{number}'],
  listProducts: ['GET', '/api/partner/v1/products'],
  quoteTopup: ['POST', '/api/partner/v1/quotes'],
  sendTopup: ['POST', '/api/partner/v1/topups'],
  listTopups: ['GET', '/api/partner/v1/topups'],
  readTopup: ['GET', '/api/partner/v1/topups/{topup}'],
  readTopupByReference: ['GET', '/api/partner/v1/references/{reference}'],
  orderTopup: ['POST', '/api/partner/v1/orders'],
  confirmOrder: ['POST', '/api/partner/v1/orders/{reference}/confirm'],
  cancelOrder: ['POST', '/api/partner/v1/orders/{reference}/cancel'],
  undoTopup: ['POST', '/api/partner/v1/topups/{topup}/undo'],
  readFloat: ['GET', '/api/partner/v1/float'],
  readStatement: ['GET', '/api/partner/v1/statements/{day}'],
  exportStatement: ['GET', '/api/partner/v1/statements/{day}/movements'],
  readLimits: ['GET', '/api/partner/v1/limits'],
  listEndpoints: ['GET', '/api/partner/v1/webhooks'],
  addEndpoint: ['POST', '/api/partner/v1/webhooks'],
  readEndpoint: ['GET', '/api/partner/v1/webhooks/{endpoint}'],
  changeEndpoint: ['PATCH', '/api/partner/v1/webhooks/{endpoint}'],
  removeEndpoint: ['DELETE', '/api/partner/v1/webhooks/{endpoint}'],
  rotateEndpointSecret: ['POST', '/api/partner/v1/webhooks/{endpoint}/secret'],
  testEndpoint: ['POST', '/api/partner/v1/webhooks/{endpoint}/test'],
  replaySince: ['POST', '/api/partner/v1/webhooks/{endpoint}/replay'],
  listDeliveries: ['GET', '/api/partner/v1/webhooks/{endpoint}/deliveries'],
  readDelivery: ['GET', '/api/partner/v1/webhooks/{endpoint}/deliveries/{delivery}'],
  replayDelivery: ['POST', '/api/partner/v1/webhooks/{endpoint}/deliveries/{delivery}/replay'],
} as const;
