import type { HongKongDay, Id } from '#base';
import type { SystemAccount } from '#ledger';

export type AcquirerId = Id<'acq'>;

/** A network of cash machines that sells for us. */
export interface Acquirer {
  readonly id: AcquirerId;
  /** By which its file names it, such as `harbour`. */
  readonly code: string;
  /** What is sold from now on is of this day, until the acquirer cuts over. */
  readonly businessDay: HongKongDay;
}

/** What it owes us. */
export function accountOfAcquirer(code: string): SystemAccount {
  return `clearing:atm_${code}`;
}
