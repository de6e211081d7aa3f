import type { ShortMessage } from './pdu.ts';

type Plain = Omit<ShortMessage, 'serviceType' | 'source' | 'destination' | 'content'>;

/**
 * The fields of a message that asks for nothing special: at once, for as long as the centre likes.
 */
export const plainMessage: Plain = {
  esmClass: 0,
  protocolId: 0,
  priority: 0,
  scheduledFor: '',
  validity: '',
  registeredDelivery: 0,
  replaceIfPresent: 0,
  dataCoding: 0,
  defaultMessage: 0,
  optional: {},
};
