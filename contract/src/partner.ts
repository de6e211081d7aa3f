import * as access from './partner/access.ts';

/** Every operation of the partners' channel, by name. */
export const partnerRoutes = {
  requestToken: access.requestToken,
  readServerMetadata: access.readServerMetadata,
  readClient: access.readClient,
} as const;

export type PartnerRoutes = typeof partnerRoutes;
export { type PartnerOperation, partnerPaths } from './partner/paths.ts';
