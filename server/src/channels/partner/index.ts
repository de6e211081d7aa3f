export type { PartnerPlace } from './channel.ts';
export { listedRefusals, textOfRefusals } from './listed-refusals.ts';
export { openPartnerChannel } from './open-partner-channel.ts';
export type { DemoDeveloper, PortalPlace } from './portal/channel.ts';
export { openPortalChannel } from './portal/open-portal-channel.ts';
export { servePortalPages } from './portal/pages.ts';
