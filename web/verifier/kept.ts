import { equal, Malformed } from './bytes.ts';
import { type Checkpoint, checkpointOf, signedBy } from './checkpoint.ts';

/** How a checkpoint that somebody kept stands to that of a receipt. */
export interface Kept {
  readonly size: number;
  readonly is: 'same' | 'smaller' | 'larger';
  /** That one tree grew out of the other: of two that are the same, or by tiles. */
  readonly isProven: boolean;
  readonly smaller: Checkpoint;
  readonly larger: Checkpoint;
}

/**
 * Holds a checkpoint that somebody kept, alone or in a proof, or had from a witness, against that
 * of a receipt. `wrong` is none of this log, or signed by no key of it; a `fork` shows two trees
 * where the log can have but one.
 */
export async function heldAgainst(
  checkpoint: Checkpoint,
  text: string,
  keys: readonly string[],
): Promise<Kept | 'wrong' | 'fork'> {
  const kept = keptIn(text);
  if (kept?.origin !== checkpoint.origin) return 'wrong';
  if ((await signedBy(kept, keys)).by !== 'ours') return 'wrong';
  const { size } = kept;
  if (size < checkpoint.size) {
    return { size, is: 'smaller', isProven: false, smaller: kept, larger: checkpoint };
  }
  if (size > checkpoint.size) {
    return { size, is: 'larger', isProven: false, smaller: checkpoint, larger: kept };
  }
  if (!equal(kept.root, checkpoint.root)) return 'fork';
  return { size, is: 'same', isProven: true, smaller: kept, larger: kept };
}

function keptIn(text: string): Checkpoint | undefined {
  const source = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const note = source.startsWith('c2sp.org/tlog-proof@')
    ? source.slice(source.indexOf('\n\n') + 2)
    : source;
  try {
    return checkpointOf(note);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
