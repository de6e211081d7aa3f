import { createRequire } from 'node:module';
import type { Server } from 'node:net';

/** The parts of the library `smpp` that the centre uses; it comes without types. */
export interface Pdu {
  readonly command: string;
  readonly command_status: number;
  readonly [field: string]: unknown;
  response(fields?: object): Pdu;
}

export interface Session {
  readonly socket: { destroyed: boolean; setNoDelay(): void };
  on(event: string, heard: (pdu: Pdu) => void): void;
  send(pdu: Pdu): boolean;
  deliver_sm(fields: object, answered?: (pdu: Pdu) => void): boolean;
  enquire_link(answered?: (pdu: Pdu) => void): boolean;
  close(): void;
  destroy(): void;
}

interface Library {
  createServer(options: object, onSession: (session: Session) => void): Server;
}

export const smpp = createRequire(import.meta.url)('smpp') as Library;

/** Command statuses, SMPP 3.4, 5.1.3. */
export const status = {
  ok: 0x00,
  wrongBindState: 0x04,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  queueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
} as const;
