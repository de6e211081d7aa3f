export type { PartnerPlace } from './channel.ts';
export { openPartnerChannel } from './open-partner-channel.ts';
