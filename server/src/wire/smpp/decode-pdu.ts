import { commandNames, statuses } from './commands.ts';
import { OctetReader, OutOfOctets } from './octets.ts';
import { readOptional } from './optional-parameters.ts';
import type { Address, Pdu, ShortMessage } from './pdu.ts';
import { WrongPdu } from './wrong-pdu.ts';

/**
 * Reads one PDU, whole, as `PduFrames` cut it. Whatever follows the fields of a command that has
 * none behind them is passed over, as it may be of a later version.
 *
 * @throws WrongPdu
 */
export function decodePdu(octets: Buffer): Pdu {
  const sequence = octets.length >= 16 ? octets.readUInt32BE(12) : 0;
  if (octets.length < 16 || octets.readUInt32BE(0) !== octets.length) {
    throw new WrongPdu('no header of this length', statuses.invalidCommandLength, sequence);
  }
  const command = commandNames.get(octets.readUInt32BE(4));
  if (command === undefined) {
    const id = octets.readUInt32BE(4).toString(16);
    throw new WrongPdu(`an unknown command ${id}`, statuses.invalidCommand, sequence);
  }
  const reader = new OctetReader(octets, 16);
  try {
    const header = { status: octets.readUInt32BE(8), sequence };
    return { command, ...header, ...bodyIn(reader, command) } as Pdu;
  } catch (error) {
    if (!(error instanceof OutOfOctets)) throw error;
    throw new WrongPdu(`${command}: ${error.message}`, statuses.invalidCommandLength, sequence);
  }
}

function bodyIn(reader: OctetReader, command: Pdu['command']): object {
  switch (command) {
    case 'submit_sm':
    case 'deliver_sm':
      return readMessage(reader);
    case 'submit_sm_resp':
    case 'deliver_sm_resp':
      return { messageId: reader.left > 0 ? reader.text(65) : '' };
    case 'bind_transceiver':
      return {
        systemId: reader.text(16),
        password: reader.text(9),
        systemType: reader.text(13),
        interfaceVersion: reader.number(1),
        range: readAddress(reader, 41),
      };
    case 'bind_transceiver_resp':
      return {
        systemId: reader.left > 0 ? reader.text(16) : '',
        optional: readOptional(reader),
      };
    default:
      return {};
  }
}

function readAddress(reader: OctetReader, size = 21): Address {
  return { ton: reader.number(1), npi: reader.number(1), digits: reader.text(size) };
}

function readMessage(reader: OctetReader): ShortMessage {
  return {
    serviceType: reader.text(6),
    source: readAddress(reader),
    destination: readAddress(reader),
    esmClass: reader.number(1),
    protocolId: reader.number(1),
    priority: reader.number(1),
    scheduledFor: reader.text(17),
    validity: reader.text(17),
    registeredDelivery: reader.number(1),
    replaceIfPresent: reader.number(1),
    dataCoding: reader.number(1),
    defaultMessage: reader.number(1),
    content: reader.octets(reader.number(1)),
    optional: readOptional(reader),
  };
}
