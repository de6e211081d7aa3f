import type { BankEntry } from '#wire/statements';
import type { Entry } from './entry.ts';

export interface Candidate {
  readonly entry: Pick<
    Entry,
    'bankReference' | 'reference' | 'counterparty' | 'counterpartyAccount' | 'takenFor' | 'subject'
  >;
  /** Whether it is nobody's: in suspense, undecided or to go back. */
  readonly isOpen: boolean;
}

type Told = Pick<BankEntry, 'reference' | 'remittance' | 'counterparty' | 'counterpartyAccount'>;

/**
 * Which of some entries, newest first, a reversal takes back: the one whose number it tells, else
 * one of those with its reference. Among several it is one of the same party, where the bank names
 * it, and then one that is nobody's, since nothing is lost by that. What was taken for different
 * things and is still several is none of them: a person has to look.
 */
export function chooseReversed<One extends Candidate>(
  told: Told,
  candidates: readonly One[],
): One | undefined {
  const named = candidates.filter(({ entry }) => {
    return tells(told.remittance, entry.bankReference) || isSame(entry.reference, told.reference);
  });
  const narrowed = [
    ({ entry }: One) => tells(told.remittance, entry.bankReference),
    ({ entry }: One) => isSame(entry.counterpartyAccount, told.counterpartyAccount),
    ({ entry }: One) => isSame(entry.counterparty, told.counterparty),
    ({ isOpen }: One) => isOpen,
  ].reduce((left, fits) => {
    const fitting = left.filter(fits);
    return fitting.length > 0 ? fitting : left;
  }, named);
  const [first, ...others] = narrowed;
  const isSameThing = others.every(({ entry }) => {
    return entry.takenFor === first?.entry.takenFor && entry.subject === first.entry.subject;
  });
  return isSameThing ? first : undefined;
}

function isPart(sign: string | undefined): boolean {
  return /[\p{L}\p{N}]/u.test(sign ?? '');
}

/** As a word of its own: number 12 is not number 123. */
function tells(remittance: string, bankReference: string): boolean {
  for (let at = remittance.indexOf(bankReference); at >= 0; ) {
    const before = remittance.slice(0, at).at(-1);
    if (!isPart(before) && !isPart(remittance.at(at + bankReference.length))) return true;
    at = remittance.indexOf(bankReference, at + 1);
  }
  return false;
}

function isSame(one: string, other: string): boolean {
  return one !== '' && one.trim().toUpperCase() === other.trim().toUpperCase();
}
