/** How connectors are looked after, beside their use: a part of the door. */
export { type ExaminedConnector, examineConnectors } from './examine-connectors.ts';
export { offerConnector } from './offer-connector.ts';
export { resealConnectors } from './reseal-connectors.ts';
