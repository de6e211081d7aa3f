import { type HongKongDay, type Id, idFrom } from '#base';
import type { SystemAccount } from '#ledger';
import type { AcquirerRow } from './store/acquirers.ts';

export type AcquirerId = Id<'acq'>;

/** A network of cash machines that sells for us. */
export interface Acquirer {
  readonly id: AcquirerId;
  /** By which its file names it, such as `harbour`. */
  readonly code: string;
  /** What is sold from now on is of this day, until the acquirer cuts over. */
  readonly businessDay: HongKongDay;
  /** The day that the last cut-over ended; it need not be the one before. */
  readonly closedDay: HongKongDay | null;
}

export function acquirerOf({ id, code, businessDay, closedDay }: AcquirerRow): Acquirer {
  return { id: idFrom('acq', id), code, businessDay, closedDay };
}

/** What it owes us. */
export function accountOfAcquirer(code: string): SystemAccount {
  return `clearing:atm_${code}`;
}
