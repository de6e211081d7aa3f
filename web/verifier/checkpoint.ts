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

/** Whether one of these keys signed it: of the log, as C2SP writes verifier keys. */
export async function signedBy(
  { text, signatures, origin }: Checkpoint,
  keys: readonly string[],
): Promise<'signed' | 'foreign' | 'forged'> {
  let answer: 'signed' | 'foreign' = 'foreign';
  for (const key of keys) {
    const [name = '', id = '', base64 = ''] = key.split(/\+(.{8})\+(.*)/);
    const typed = bytesOf(base64, 'base64');
    const named = join(new TextEncoder().encode(`${name}\n`), typed);
    const isKey = name === origin && typed[0] === ed25519 && typed.length === 33;
    if (!isKey || idOf(await sha256(named)) !== id) continue;
    for (const signature of signatures) {
      if (signature.name !== name || signature.id !== id) continue;
      if (!(await isSignature(typed.slice(1), signature.bytes, text))) return 'forged';
      answer = 'signed';
    }
  }
  return answer;
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
