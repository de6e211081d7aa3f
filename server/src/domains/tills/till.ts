import type { Id, InstantMs } from '#base';
import type { SystemAccount } from '#ledger';

export type TillId = Id<'til'>;

/** A drawer of cash in a hall of ours. */
export interface Till {
  readonly id: TillId;
  /** By which the books name it, such as `central-1`. */
  readonly code: string;
  readonly name: string;
  readonly closedAt: InstantMs | null;
}

const codeForm = /^[a-z][a-z0-9-]{1,30}$/;

/** These have accounts like tills and are none. */
const taken: ReadonlySet<string> = new Set(['safe', 'office']);

export function isTillCode(text: string): boolean {
  return codeForm.test(text) && !taken.has(text);
}

/** What lies in a till, as the books have it. */
export function cashIn(code: string): SystemAccount {
  return `cash:${code}`;
}

/** What lies in the safe of the halls. */
export const safe: SystemAccount = 'cash:safe';

/** Cash between safe or office and the bank, until the bank's statement shows it. */
export const transport = 'clearing:cash_transport';

/** What the bank of the card terminals owes us. */
export const cardTerminal: SystemAccount = 'clearing:card_terminal';
