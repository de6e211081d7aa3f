export { statuses } from './commands.ts';
export { decodePdu } from './decode-pdu.ts';
export { type DeliveryReceipt, isReceipt, readReceipt } from './delivery-receipt.ts';
export { encodePdu } from './encode-pdu.ts';
export {
  contentsOf,
  pageContentOf,
  type PartPlace,
  readContent,
  type UssdTurn,
  ussdTurnOf,
} from './message-content.ts';
export {
  type OptionalParameters,
  type UssdSession,
  ussdOperations,
} from './optional-parameters.ts';
export type { Address, Pdu, PduOf, ShortMessage } from './pdu.ts';
export { PduFrames } from './pdu-frames.ts';
export { plainMessage } from './plain-message.ts';
export { partsOf, type TextParts } from './text-parts.ts';
export { WrongPdu } from './wrong-pdu.ts';
