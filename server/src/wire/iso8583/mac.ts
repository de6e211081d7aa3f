import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { type Dialect } from './dialect.ts';
import { encodeMessage } from './encode-message.ts';
import type { IsoMessage } from './message.ts';

/**
 * What proves that a message is whole and from whom it says: `x9_19` is the retail MAC of ANSI
 * X9.19 (ISO 9797-1, algorithm 3, padding 1) with a key of 16 octets, `hmac_sha256` the first 8
 * octets of an HMAC.
 */
export type MacMethod = 'x9_19' | 'hmac_sha256';

export interface MacRule {
  readonly method: MacMethod;
  readonly key: Buffer;
}

const block = 8;

/** The message with its MAC as its last field: 64, or 128 where there is any behind 64. */
export function withMac(dialect: Dialect, message: IsoMessage, rule: MacRule): IsoMessage {
  const field = macField(message);
  const empty = { ...message, fields: { ...message.fields, [field]: '0'.repeat(2 * block) } };
  const covered = encodeMessage(dialect, empty).subarray(dialect.headerOctets, -block);
  const mac = macOf(covered, rule).toString('hex').toUpperCase();
  return { ...empty, fields: { ...empty.fields, [field]: mac } };
}

/** Whether the octets of a message, without its length, end in their right MAC. */
export function hasRightMac(
  dialect: Dialect,
  octets: Buffer,
  message: IsoMessage,
  rule: MacRule,
): boolean {
  if (message.fields[macField(message)] === undefined) return false;
  const covered = octets.subarray(dialect.headerOctets, -block);
  return timingSafeEqual(macOf(covered, rule), octets.subarray(-block));
}

function macField({ fields }: IsoMessage): 64 | 128 {
  return Object.keys(fields).some((field) => Number(field) > 64) ? 128 : 64;
}

export function macOf(octets: Buffer, { method, key }: MacRule): Buffer {
  if (method === 'hmac_sha256') {
    return createHmac('sha256', key).update(octets).digest().subarray(0, block);
  }
  const padded = Buffer.alloc(Math.max(1, Math.ceil(octets.length / block)) * block);
  octets.copy(padded);
  const [first, second] = [key.subarray(0, 8), key.subarray(8, 16)];
  // A single DES is a triple one with three times the same key.
  let state = Buffer.alloc(block);
  for (let at = 0; at < padded.length; at += block) {
    const isLast = at + block === padded.length;
    const three = isLast ? [first, second, first] : [first, first, first];
    state = encipher(Buffer.concat(three), xor(state, padded.subarray(at, at + block)));
  }
  return state;
}

function encipher(key: Buffer, octets: Buffer): Buffer<ArrayBuffer> {
  const cipher = createCipheriv('des-ede3', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(octets), cipher.final()]);
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((octet, index) => octet ^ (other[index] ?? 0)));
}
