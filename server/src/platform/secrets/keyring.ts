import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { openHmac } from './hmac.ts';
import { refuse } from './refusals.ts';

/**
 * Seals columns with AES-256-GCM. A sealed text is `v1.<key id>.<nonce>.<ciphertext and tag>`, the
 * last two in base64url. Nothing here is ever logged.
 */
export interface Keyring {
  /**
   * Authenticated encryption. `purpose` (a column's name) is bound to the text: it opens for
   * nothing else.
   */
  seal(plain: string, purpose: string): string;
  /**
   * @throws seal_broken when the text was altered or sealed for another purpose; seal_key_unknown.
   */
  open(sealed: string, purpose: string): string;
  /** Whether the text was sealed with a key that is no longer the newest. */
  isStale(sealed: string): boolean;
  /**
   * A keyed hash for finding a secret without keeping it: codes, tokens, vouchers. Its key is apart
   * and never rotates, because what was hashed cannot be hashed anew.
   */
  fingerprint(plain: string, purpose: string): Buffer;
}

const fingerprintKeyId = 'fingerprint';
const keyBytes = 32;
/** 96 random bits: good for 2^32 seals under one key (NIST SP 800-38D, 8.3). */
const nonceBytes = 12;
const tagBytes = 16;

const entryForm = /^([a-z0-9]{1,20}):([A-Za-z0-9+/]{43}=)$/;
const sealedForm = /^v1\.([a-z0-9]{1,20})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/;

function derive(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', use, keyBytes));
}

/**
 * Reads `id:base64,id:base64`: the key called `fingerprint` and those that seal, the newest last.
 */
function readKeys(text: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const [index, entry] of text.trim().split(',').entries()) {
    const [, id, key] = entryForm.exec(entry.trim()) ?? [];
    if (id === undefined || key === undefined) {
      throw refuse.master_keys_malformed({
        entry: index + 1,
        problem: 'not id:base64 of 32 bytes',
      });
    }
    if (keys.has(id)) {
      throw refuse.master_keys_malformed({ entry: index + 1, problem: 'this id is used twice' });
    }
    keys.set(id, Buffer.from(key, 'base64'));
  }
  return keys;
}

/**
 * Opens the keys that an installation keeps in a file or in LOWU_MASTER_KEYS.
 *
 * @throws master_keys_malformed with what is wrong, never with a key.
 */
export function openKeyring(text: string): Keyring {
  const keys = readKeys(text);
  const fingerprintRoot = keys.get(fingerprintKeyId);
  keys.delete(fingerprintKeyId);
  const newest = [...keys.keys()].at(-1);
  if (!fingerprintRoot || newest === undefined) {
    const problem = 'it needs a key called fingerprint and one or more others';
    throw refuse.master_keys_malformed({ problem });
  }
  const sealKeys = new Map([...keys].map(([id, key]) => [id, derive(key, 'lowu seal')]));
  const sealKey = (id: string): Buffer => {
    const key = sealKeys.get(id);
    if (!key) throw refuse.seal_key_unknown({ keyId: id });
    return key;
  };
  const fingerprints = new Map<string, ReturnType<typeof openHmac>>();
  return {
    seal: (plain, purpose) => seal(newest, sealKey(newest), plain, purpose),
    open(sealed, purpose) {
      const { keyId, nonce, rest } = partsOf(sealed);
      return unseal(sealKey(keyId), nonce, rest, purpose);
    },
    isStale: (sealed) => partsOf(sealed).keyId !== newest,
    fingerprint(plain, purpose) {
      const hmac =
        fingerprints.get(purpose) ??
        openHmac(derive(fingerprintRoot, `lowu fingerprint ${purpose}`));
      fingerprints.set(purpose, hmac);
      return hmac(plain);
    },
  };
}

function seal(keyId: string, key: Buffer, plain: string, purpose: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const parts = [cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()];
  const rest = Buffer.concat(parts).toString('base64url');
  return `v1.${keyId}.${nonce.toString('base64url')}.${rest}`;
}

function unseal(key: Buffer, nonce: Buffer, rest: Buffer, purpose: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(rest.subarray(-tagBytes));
  try {
    const plain = [decipher.update(rest.subarray(0, -tagBytes)), decipher.final()];
    return Buffer.concat(plain).toString('utf8');
  } catch {
    throw refuse.seal_broken();
  }
}

function partsOf(sealed: string): { keyId: string; nonce: Buffer; rest: Buffer } {
  const [, keyId, nonce, rest] = sealedForm.exec(sealed) ?? [];
  if (keyId === undefined || nonce === undefined || rest === undefined) throw refuse.seal_broken();
  const parts = {
    keyId,
    nonce: Buffer.from(nonce, 'base64url'),
    rest: Buffer.from(rest, 'base64url'),
  };
  // base64url has spare bits at its end; a text with other ones is not what was sealed.
  if (parts.rest.toString('base64url') !== rest) throw refuse.seal_broken();
  return parts;
}

function newKey(): string {
  return randomBytes(keyBytes).toString('base64');
}

/**
 * Text for a new installation, or, given the keys of before, the same with a new newest key: what
 * was sealed still opens, and `isStale` tells what to seal again before an old key is taken out.
 */
export function newKeyText(before?: string): string {
  if (before === undefined) return `${fingerprintKeyId}:${newKey()},k1:${newKey()}`;
  const taken = readKeys(before);
  let number = taken.size;
  while (taken.has(`k${number}`)) number += 1;
  return `${before.trim()},k${number}:${newKey()}`;
}
