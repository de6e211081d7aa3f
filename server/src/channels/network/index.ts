export { type NetworkTokens, readTokenKeys } from './access-token.ts';
export { notifyNetwork } from './notify-network.ts';
export {
  type NetworkPlace,
  type OpenedNetwork,
  openNetworkChannel,
} from './open-network-channel.ts';
export { networkSettings } from './settings.ts';
