import { type Checkpoint, readCheckpoint, readCount, readHash } from './checkpoint.ts';
import { type Hash, leafHash } from './hash.ts';
import type { TrustedKey, VerifierKey } from './keys.ts';
import { type Note, signersOf } from './note.ts';
import { rootByInclusion } from './verify.ts';
import { WrongNote } from './wrong-note.ts';

/** That something stands in a log, for whoever has the log's public key (C2SP tlog-proof). */
export interface InclusionProof {
  /** Ours to use, and not covered by the proof: what the entry is made from. */
  readonly extra: Buffer;
  readonly index: number;
  readonly path: readonly Hash[];
  /** The signed checkpoint, as it was published. */
  readonly checkpoint: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';
const mostCharacters = 128 * 1_024;

export function inclusionProofText({ extra, index, path, checkpoint }: InclusionProof): string {
  const lines = [
    firstLine,
    ...(extra.length > 0 ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...path.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

export function readInclusionProof(source: string): InclusionProof {
  if (source.length > mostCharacters) throw new WrongNote('the proof is too long');
  const gap = source.indexOf('\n\n');
  const [first, ...lines] = source.slice(0, Math.max(0, gap)).split('\n');
  if (first !== firstLine) throw new WrongNote('this is no proof of inclusion');
  const extra = lines[0]?.startsWith('extra ')
    ? readExtra(lines.shift() as string)
    : Buffer.alloc(0);
  const indexLine = lines.shift() ?? '';
  if (!indexLine.startsWith('index ')) throw new WrongNote('the proof does not say which leaf');
  return {
    extra,
    index: readCount(indexLine.slice('index '.length)),
    path: lines.map(readHash),
    checkpoint: source.slice(gap + 2),
  };
}

function readExtra(line: string): Buffer {
  const text = line.slice('extra '.length);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new WrongNote('the extra data is not base64');
  return bytes;
}

export interface Included {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
  /** Which of the known keys signed the checkpoint: of the log, and of witnesses. */
  readonly signers: readonly VerifierKey[];
}

/**
 * Verifies that an entry stands in a log of this origin whose checkpoint one of its keys has
 * signed, and no more of it than that key ever did. Throws a WrongNote that says what does not
 * hold.
 */
export function verifyInclusion(
  proof: InclusionProof,
  entry: Uint8Array,
  trusted: { readonly origin: string; readonly keys: readonly TrustedKey[] },
): Included {
  const { checkpoint, note } = readCheckpoint(proof.checkpoint);
  if (checkpoint.origin !== trusted.origin) throw new WrongNote('the proof is of another log');
  const signers = signersOf(note, trusted.keys);
  const isOurs = signers.some(({ type, name, lastSize = checkpoint.size }) => {
    return type === 'ed25519' && name === trusted.origin && checkpoint.size <= lastSize;
  });
  if (!isOurs) throw new WrongNote('the log has not signed this checkpoint');
  const { index, path } = proof;
  const root = rootByInclusion({ index, size: checkpoint.size }, leafHash(entry), path);
  if (!root?.equals(checkpoint.root)) throw new WrongNote('the entry is not in the log');
  return { checkpoint, note, signers };
}
