export { openProviderChannel, type ProviderPlace } from './open-provider-channel.ts';
