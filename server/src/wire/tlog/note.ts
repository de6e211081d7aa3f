import type { KeyObject } from 'node:crypto';
import { isSignedBy, signText, type VerifierKey } from './keys.ts';
import { WrongNote } from './wrong-note.ts';

/** One line below a note: whose key signed it, and the bytes behind the key's id. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly bytes: Buffer;
}

/** A text with signatures of it (C2SP signed-note). */
export interface Note {
  /** With the line feed at its end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const mostBytes = 64 * 1_024;
const mostSignatures = 32;
const idLength = 4;
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0009\u000b-\u001f]/u;
const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u;

export function readNote(source: string): Note {
  if (Buffer.byteLength(source) > mostBytes) throw new WrongNote('the note is too long');
  if (controlCharacters.test(source)) throw new WrongNote('the note has control characters');
  const gap = source.lastIndexOf('\n\n');
  const lines = source.slice(gap + 2).split('\n');
  if (gap < 1 || lines.pop() !== '') throw new WrongNote('the note has no signatures below it');
  if (lines.length > mostSignatures) throw new WrongNote('the note has too many signatures');
  return { text: source.slice(0, gap + 1), signatures: lines.map(readSignature) };
}

export function noteText({ text, signatures }: Note): string {
  return `${text}\n${signatures.map((one) => `${signatureText(one)}\n`).join('')}`;
}

export function readSignature(line: string): NoteSignature {
  const [, name, base64] = signatureLine.exec(line) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  // Base64 has several texts for the same bytes; a signature has one.
  if (!name || bytes.length <= idLength || bytes.toString('base64') !== base64) {
    throw new WrongNote('a signature line is not one');
  }
  return { name, keyId: bytes.readUInt32BE(0), bytes: bytes.subarray(idLength) };
}

export function signatureText({ name, keyId, bytes }: NoteSignature): string {
  const id = Buffer.alloc(idLength);
  id.writeUInt32BE(keyId);
  return `— ${name} ${Buffer.concat([id, bytes]).toString('base64')}`;
}

export function signNote(text: string, { name, id }: VerifierKey, key: KeyObject): NoteSignature {
  return { name, keyId: id, bytes: signText(text, key) };
}

/**
 * Which of these keys have signed the note. A wrong signature of one of them spoils all: whoever
 * appended it wants something. Those of unknown keys are passed over.
 */
export function signersOf<Key extends VerifierKey>(note: Note, keys: readonly Key[]): Key[] {
  const signers = new Set<Key>();
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.keyId);
    if (!key) continue;
    if (!isValid(note.text, signature, key)) throw new WrongNote(`a wrong signature: ${key.name}`);
    signers.add(key);
  }
  return [...signers];
}

const timeLength = 8;
/** No date is of a later second, and whoever shows one fails on it. */
const lastSecond = 8_640_000_000_000n;

function isValid(text: string, { bytes }: NoteSignature, { type, key }: VerifierKey): boolean {
  if (type === 'ed25519') return isSignedBy(key, text, bytes);
  if (bytes.length <= timeLength) return false;
  const seconds = bytes.readBigUInt64BE(0);
  if (seconds > lastSecond) return false;
  return isSignedBy(key, cosignedText(text, seconds), bytes.subarray(timeLength));
}

/** What a witness signs: the checkpoint, and when it was the newest that it had seen. */
export function cosignedText(text: string, seconds: bigint): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}
