/** How connectors are looked after, beside their use: a part of the door. */
export { type ExaminedConnector, examineConnectors } from './examine-connectors.ts';
export { type Offered, offerConnector } from './offer-connector.ts';
export { resealConnectors } from './reseal-connectors.ts';
