import { readCosignature, readVerifierKey, WrongNote } from '#wire/tlog';
import type { Problems } from './problems.ts';

interface Cosigned {
  readonly size: bigint;
  readonly verifier: string;
  readonly line: string;
  /** The checkpoint; null where it is no longer there. */
  readonly note: string | null;
}

/** A witness's signature is of its key and over the checkpoint beside which it is kept. */
export function auditCosignature(
  { size, verifier, line, note }: Cosigned,
  problems: Problems,
): void {
  if (note === null) return problems.note(`a witness signed ${size} leaves, and there is no such`);
  try {
    const read = readCosignature(`${line}\n`, note, readVerifierKey(verifier));
    if (read !== line) problems.note(`a witness's line of checkpoint ${size} is another`);
  } catch (error) {
    if (!(error instanceof WrongNote)) throw error;
    problems.note(`a witness's signature of checkpoint ${size}: ${error.message}`);
  }
}
