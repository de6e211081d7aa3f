import { readCheckpoint, readVerifierKey, signersOf, type TrustedKey, WrongNote } from '#wire/tlog';
import type { KeyRow } from './store/keys.ts';

/** The checkpoint in a text, whoever has signed it; undefined where there is none. */
export function readUnsigned(kept: string) {
  try {
    return readCheckpoint(kept).checkpoint;
  } catch (error) {
    if (error instanceof WrongNote) return undefined;
    throw error;
  }
}

/** A checkpoint that one of the keys has signed, as far as that is believed. */
export function readSigned(kept: string, keys: readonly TrustedKey[]) {
  try {
    const { checkpoint, note } = readCheckpoint(kept);
    const { origin, size } = checkpoint;
    const isOurs = signersOf(note, keys).some(({ name, lastSize = size }) => {
      return name === origin && size <= lastSize;
    });
    return isOurs ? checkpoint : undefined;
  } catch (error) {
    if (error instanceof WrongNote) return undefined;
    throw error;
  }
}

export function trustedOf({ verifier, lastSize }: KeyRow): TrustedKey {
  const key = readVerifierKey(verifier);
  return lastSize === null ? key : { ...key, lastSize: Number(lastSize) };
}
