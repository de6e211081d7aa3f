import { assert } from '#base';
import { commandIds } from './commands.ts';
import { OctetWriter } from './octets.ts';
import { writeOptional } from './optional-parameters.ts';
import type { Address, Pdu, ShortMessage } from './pdu.ts';

/** The octets of a PDU with its header. A field that is longer than it may be is a fault. */
export function encodePdu(pdu: Pdu): Buffer {
  const body = bodyOf(pdu);
  const header = Buffer.allocUnsafe(16);
  header.writeUInt32BE(16 + body.length, 0);
  header.writeUInt32BE(commandIds[pdu.command], 4);
  header.writeUInt32BE(pdu.status, 8);
  header.writeUInt32BE(pdu.sequence, 12);
  return Buffer.concat([header, body]);
}

function bodyOf(pdu: Pdu): Buffer {
  const writer = new OctetWriter();
  switch (pdu.command) {
    case 'submit_sm':
    case 'deliver_sm':
      writeMessage(writer, pdu);
      break;
    case 'submit_sm_resp':
    case 'deliver_sm_resp':
      writer.text(pdu.messageId, 65);
      break;
    case 'bind_transceiver':
      writer.text(pdu.systemId, 16).text(pdu.password, 9).text(pdu.systemType, 13);
      writer.number(pdu.interfaceVersion, 1);
      writeAddress(writer, pdu.range, 41);
      break;
    case 'bind_transceiver_resp':
      writer.text(pdu.systemId, 16);
      writeOptional(writer, pdu.optional);
      break;
    default:
      break;
  }
  return writer.end();
}

function writeAddress(writer: OctetWriter, { ton, npi, digits }: Address, size = 21): void {
  writer.number(ton, 1).number(npi, 1).text(digits, size);
}

function writeMessage(writer: OctetWriter, message: ShortMessage): void {
  const { content } = message;
  assert(content.length <= 254, `a short message of ${content.length} octets`);
  writer.text(message.serviceType, 6);
  writeAddress(writer, message.source);
  writeAddress(writer, message.destination);
  writer.number(message.esmClass, 1).number(message.protocolId, 1).number(message.priority, 1);
  writer.text(message.scheduledFor, 17).text(message.validity, 17);
  writer.number(message.registeredDelivery, 1).number(message.replaceIfPresent, 1);
  writer.number(message.dataCoding, 1).number(message.defaultMessage, 1);
  writer.number(content.length, 1).octets(content);
  writeOptional(writer, message.optional);
}
