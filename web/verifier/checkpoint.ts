import { type Bytes, bytesOf, join, Malformed, sha256 } from './bytes.ts';
import { countOf } from './proof.ts';

/** What a log signs: the root over its first leaves (C2SP tlog-checkpoint, signed-note). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  /** The text that is signed. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

interface Signature {
  readonly name: string;
  readonly id: string;
  readonly bytes: Bytes;
}

const signatureLine = /^— (\S+) (\S+)$/u;
const ed25519 = 1;
const cosignature = 4;
const timeLength = 8;
/** No date is of a later second. */
const lastSecond = 8_640_000_000_000n;

export function checkpointOf(note: string): Checkpoint {
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  if (end < 1 || lines.pop() !== '' || lines.length === 0) throw new Malformed('no signature');
  const [origin = '', size = '', root = ''] = text.split('\n');
  const hash = bytesOf(root, 'base64');
  if (hash.length !== 32) throw new Malformed('no root');
  return { origin, size: countOf(size), root: hash, text, signatures: lines.map(signatureOf) };
}

function signatureOf(line: string): Signature {
  const [, name = '', base64 = ''] = signatureLine.exec(line) ?? [];
  const bytes = bytesOf(base64, 'base64');
  if (name === '' || bytes.length <= 4) throw new Malformed('no signature');
  return { name, id: idOf(bytes), bytes: bytes.slice(4) };
}

function idOf(bytes: Bytes): string {
  return Array.from(bytes.slice(0, 4), (one) => one.toString(16).padStart(2, '0')).join('');
}

export interface Signed {
  /** Of a key that retired it is believed nothing larger or later; `stolen` is believed nothing. */
  readonly by: 'ours' | 'retired' | 'stolen' | 'nobody' | 'forger';
  /** What is of later, these keys cannot have signed. */
  readonly untilMs: number;
}

/**
 * Whether one of these keys signed it: of the log, as C2SP writes verifier keys, and behind one
 * that has retired the size and the time up to which it signed.
 */
export async function signedBy(
  { text, signatures, origin, size }: Checkpoint,
  keys: readonly string[],
): Promise<Signed> {
  let signed: Signed = { by: 'nobody', untilMs: 0 };
  for (const line of keys) {
    const [verifier = '', lastSize = String(size), until] = line.split(' ');
    const key = await keyOf(verifier, ed25519);
    if (key?.name !== origin) continue;
    const untilMs = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
    for (const signature of signatures) {
      if (signature.name !== key.name || signature.id !== key.id) continue;
      if (!(await isSignature(key.raw, signature.bytes, text))) return { by: 'forger', untilMs: 0 };
      const isOurs = size <= countOf(lastSize);
      if (isOurs) signed = { by: 'ours', untilMs: Math.max(signed.untilMs, untilMs) };
      else if (signed.by !== 'ours') {
        signed = { by: lastSize === '0' ? 'stolen' : 'retired', untilMs: 0 };
      }
    }
  }
  return signed;
}

/** Who has seen a checkpoint, and when. */
export interface Witnessed {
  readonly name: string;
  readonly atMs: number;
}

/**
 * Which of these witnesses have signed, with when they say they saw it (C2SP tlog-cosignature). A
 * wrong signature of one of them spoils all: whoever put it there wants something.
 */
export async function cosignedBy(
  { text, signatures }: Checkpoint,
  keys: readonly string[],
): Promise<Witnessed[] | 'forged'> {
  const witnessed: Witnessed[] = [];
  for (const line of keys) {
    const key = await keyOf(line, cosignature);
    const signature = signatures.find(({ name, id }) => name === key?.name && id === key.id);
    if (!key || !signature) continue;
    const { bytes } = signature;
    if (bytes.length !== timeLength + 64) return 'forged';
    const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
    if (seconds > lastSecond) return 'forged';
    const cosigned = `cosignature/v1\ntime ${seconds}\n${text}`;
    if (!(await isSignature(key.raw, bytes.slice(timeLength), cosigned))) return 'forged';
    witnessed.push({ name: key.name, atMs: Number(seconds) * 1_000 });
  }
  return witnessed;
}

/** Whether a line is the key of a witness, as witnesses publish them. */
export async function isWitnessKey(line: string): Promise<boolean> {
  return (await keyOf(line, cosignature)) !== undefined;
}

/** Reads `name+id+base64` of a type (C2SP signed-note); undefined of anything else. */
async function keyOf(text: string, type: number) {
  const [, name = '', id = '', base64 = ''] = /^([^+\s]+)\+(.{8})\+(\S+)$/.exec(text) ?? [];
  try {
    const typed = bytesOf(base64, 'base64');
    if (typed[0] !== type || typed.length !== 33) return undefined;
    const named = join(new TextEncoder().encode(`${name}\n`), typed);
    return idOf(await sha256(named)) === id ? { name, id, raw: typed.slice(1) } : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

async function isSignature(key: Bytes, signature: Bytes, text: string): Promise<boolean> {
  const algorithm = { name: 'Ed25519' };
  const known = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, known, signature, new TextEncoder().encode(text));
}

/** Whether this browser can verify at all: a key that everybody may know is taken in. */
export async function canVerify(): Promise<boolean> {
  try {
    const base = Uint8Array.of(0x58, ...Array.from({ length: 31 }, () => 0x66));
    await crypto.subtle.importKey('raw', base, { name: 'Ed25519' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}
