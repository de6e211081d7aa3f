import { createRequire } from 'node:module';
import type { Server } from 'node:net';

/** The parts that tests use of `smpp`, which comes without types. */
export interface LibraryPdu {
  readonly command: string;
  readonly command_status: number;
  readonly sequence_number: number;
  readonly [field: string]: unknown;
  toBuffer(): Buffer;
  response(fields?: object): LibraryPdu;
}

export interface LibrarySession {
  on(event: string, heard: (pdu: LibraryPdu) => void): void;
  send(pdu: LibraryPdu): void;
  deliver_sm(fields: object, answered?: (pdu: LibraryPdu) => void): void;
  enquire_link(answered?: (pdu: LibraryPdu) => void): void;
  close(): void;
  destroy(): void;
}

interface Library {
  readonly PDU: new (command: string | Buffer, fields?: object) => LibraryPdu;
  createServer(options: object, onSession: (session: LibrarySession) => void): Server;
}

/** An SMPP implementation of others, as the oracle of ours. */
export const smppLibrary = createRequire(import.meta.url)('smpp') as Library;
