import { knownBy } from './bag.ts';

/** Where it stands as due from the bank until the bank has booked it. */
export type AwaitedAccount = 'clearing:floats';

/** A shorter reference may stand by chance in what a payer writes. */
const leastCharacters = 5;

/** A reference as it is looked for, unless it is too short for that. */
export function knownInText(reference: string): string | undefined {
  const known = knownBy(reference);
  return known.length < leastCharacters ? undefined : known;
}
