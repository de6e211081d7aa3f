import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readBech32 } from './bech32.ts';

/** A private key of X25519: whoever has it opens what was encrypted to its other half. */
export type Identity = KeyObject;

const prefix = 'age-secret-key-';
/** PKCS #8 of X25519 (RFC 8410), before the 32 bytes of the key. */
const before = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Reads the file that `age-keygen` writes; undefined where no key is in it. */
export function readIdentity(text: string): Identity | undefined {
  const line = text.split(/\r?\n/).find((one) => /^AGE-SECRET-KEY-1/i.test(one.trim()));
  const bytes = line === undefined ? undefined : readBech32(prefix, line.trim().toLowerCase());
  if (bytes?.length !== 32) return undefined;
  return createPrivateKey({ key: Buffer.concat([before, bytes]), format: 'der', type: 'pkcs8' });
}
