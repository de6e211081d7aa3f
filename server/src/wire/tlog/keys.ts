import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { WrongNote } from './wrong-note.ts';

/** How a key signs: a note as it stands, or a checkpoint with the time at which it was seen. */
export type SignatureType = 'ed25519' | 'cosignature/v1';

const typeBytes: Readonly<Record<SignatureType, number>> = { ed25519: 1, 'cosignature/v1': 4 };

/** A public key that notes are verified by (C2SP signed-note, Verifier keys). */
export interface VerifierKey {
  readonly name: string;
  /** The first four bytes of a hash of name, type and key: it finds the key, and proves nothing. */
  readonly id: number;
  readonly type: SignatureType;
  readonly key: KeyObject;
}

const rawLength = 32;
const signatureLength = 64;
/** What RFC 8410 puts before the 32 bytes of an Ed25519 key. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function verifierKey(name: string, key: KeyObject, type: SignatureType): VerifierKey {
  if (name === '' || /[\s+]/u.test(name)) throw new WrongNote('a key needs a name without spaces');
  const typed = Buffer.concat([Buffer.of(typeBytes[type]), rawOf(key)]);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed]), 'buffer');
  return { name, id: id.readUInt32BE(0), type, key };
}

/** `<name>+<id>+<type and key>`, as others are told it. */
export function verifierKeyText({ name, id, type, key }: VerifierKey): string {
  const typed = Buffer.concat([Buffer.of(typeBytes[type]), rawOf(key)]);
  return `${name}+${id.toString(16).padStart(8, '0')}+${typed.toString('base64')}`;
}

export function readVerifierKey(text: string): VerifierKey {
  const [, name, id, base64] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const type = (Object.keys(typeBytes) as SignatureType[]).find(
    (one) => typeBytes[one] === bytes[0],
  );
  if (!name || !type || bytes.length !== 1 + rawLength) throw new WrongNote('no verifier key');
  const key = verifierKey(name, publicKeyOf(bytes.subarray(1)), type);
  if (verifierKeyText(key) !== `${name}+${id}+${base64}`) throw new WrongNote('not its id');
  return key;
}

/** A key of a log, and how far it is believed where it has retired. */
export interface TrustedKey extends VerifierKey {
  /** It has signed no checkpoint with more leaves; 0 of one that was stolen. */
  readonly lastSize?: number;
  /** When it retired: what is of later it cannot have signed. */
  readonly lastAtMs?: number;
}

/** A verifier key, behind which stand the size and the time up to which it is believed. */
export function trustedKeyText({ lastSize, lastAtMs, ...key }: TrustedKey): string {
  const text = verifierKeyText(key);
  if (lastSize === undefined || lastAtMs === undefined) return text;
  return `${text} ${lastSize} ${new Date(lastAtMs).toISOString()}`;
}

export function readTrustedKey(line: string): TrustedKey {
  const [text = '', size, time, ...more] = line.split(' ');
  const key = readVerifierKey(text);
  if (size === undefined) return key;
  const [lastSize, lastAtMs] = [Number(size), Date.parse(time ?? '')];
  const isSpan = /^\d{1,15}$/.test(size) && !Number.isNaN(lastAtMs) && more.length === 0;
  if (!isSpan) throw new WrongNote('not the span of a key');
  return { ...key, lastSize, lastAtMs };
}

/** Ed25519 over a text (RFC 8032). */
export function signText(text: string, privateKey: KeyObject): Buffer {
  return sign(null, Buffer.from(text), privateKey);
}

export function isSignedBy(key: KeyObject, text: string, signature: Uint8Array): boolean {
  return signature.length === signatureLength && verify(null, Buffer.from(text), key, signature);
}

function rawOf(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new WrongNote('not an Ed25519 key');
  return key.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}

function publicKeyOf(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([spkiPrefix, raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
