import { readCount } from './checkpoint.ts';
import type { Hash } from './hash.ts';
import type { VerifierKey } from './keys.ts';
import { type NoteSignature, readNote, readSignature, signatureText, signersOf } from './note.ts';
import { WrongNote } from './wrong-note.ts';

/** What a witness is asked with `add-checkpoint` (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** The size that it cosigned last; 0 of a log that it does not know yet. */
  readonly oldSize: number;
  /** That the new tree begins with the old one. */
  readonly proof: readonly Hash[];
  /** The signed checkpoint. */
  readonly checkpoint: string;
}

export function addCheckpointText({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const lines = [`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64'))];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

const mostCharacters = 16 * 1_024;
const mostLines = 32;

/**
 * Which line of a witness's answer cosigns the checkpoint with this key of the witness. Lines of
 * other keys are passed over, as the specification wants it. Throws a WrongNote where the witness
 * has not signed, or signed something else.
 */
export function readCosignature(answer: string, checkpoint: string, key: VerifierKey): string {
  if (answer.length > mostCharacters) throw new WrongNote('the witness’s answer is too long');
  const lines = answer.split('\n');
  if (lines.pop() !== '' || lines.length > mostLines) {
    throw new WrongNote('the witness’s answer is no list of signatures');
  }
  const ours = lines.map(readSignature).filter((one) => isOf(one, key));
  const [cosignature] = ours;
  if (!cosignature) throw new WrongNote('the witness has not signed with the key that we know');
  const { text } = readNote(checkpoint);
  // Throws where one of them is wrong.
  signersOf({ text, signatures: ours }, [key]);
  return signatureText(cosignature);
}

function isOf({ name, keyId }: NoteSignature, key: VerifierKey): boolean {
  return key.type === 'cosignature/v1' && name === key.name && keyId === key.id;
}

/** How large the witness says that the log is which it cosigned last (409, text/x.tlog.size). */
export function readWitnessedSize(answer: string): number {
  if (!answer.endsWith('\n')) throw new WrongNote('a size is not one');
  return readCount(answer.slice(0, -1));
}

/** A checkpoint with lines of witnesses below those of the log. */
export function withCosignatures(checkpoint: string, lines: readonly string[]): string {
  return checkpoint + lines.map((line) => `${line}\n`).join('');
}

/**
 * The signature lines of a note that are in the name of its log, and those of others: of witnesses,
 * which may be left out where there is no room.
 */
export function splitSignatures(checkpoint: string): {
  readonly ours: string;
  readonly witnesses: readonly string[];
} {
  const { text, signatures } = readNote(checkpoint);
  const [origin] = text.split('\n');
  const of = (isOurs: boolean) =>
    signatures.filter(({ name }) => (name === origin) === isOurs).map(signatureText);
  return { ours: withCosignatures(`${text}\n`, of(true)), witnesses: of(false) };
}
