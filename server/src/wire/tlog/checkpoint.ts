import type { Hash } from './hash.ts';
import { type Note, readNote } from './note.ts';
import type { TreeHead } from './verify.ts';
import { WrongNote } from './wrong-note.ts';

/** What a log says of itself: the root over its first leaves (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Which log it is. */
  readonly origin: string;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

export function readCheckpoint(source: string): { checkpoint: Checkpoint; note: Note } {
  const note = readNote(source);
  const [origin = '', size = '', root = ''] = note.text.split('\n');
  if (origin === '') throw new WrongNote('the checkpoint does not say of which log it is');
  return { checkpoint: { origin, size: readCount(size), root: readHash(root) }, note };
}

/** Digits without zeros before them. */
export function readCount(text: string): number {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(count)) throw new WrongNote('a count is not one');
  return count;
}

export function readHash(text: string): Hash {
  const hash = Buffer.from(text, 'base64');
  if (hash.length !== 32 || hash.toString('base64') !== text) {
    throw new WrongNote('a hash is not one');
  }
  return hash;
}
