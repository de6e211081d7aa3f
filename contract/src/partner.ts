import * as access from './partner/access.ts';
import * as float from './partner/float.ts';
import * as products from './partner/products.ts';
import * as topups from './partner/topups.ts';

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
  readFloat: float.readFloat,
  readLimits: float.readLimits,
} as const;

export type PartnerRoutes = typeof partnerRoutes;
export { type PartnerOperation, partnerPaths } from './partner/paths.ts';
