import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import { readOpenBankDays } from './store/bank-days.ts';

/** A day of an account of ours whose statement was not taken whole. */
export interface OpenBankDay {
  readonly day: HongKongDay;
  /**
   * As `StatementProblem`, or what its bank answered; in English words of the versions before. Null
   * before it was first asked for.
   */
  readonly problem: string | null;
  /** Whether there is a statement, of which something could not be taken. */
  readonly hasCome: boolean;
}

const mostRead = 1_000;

/** The days of our banks that are open, longest first; yesterday is one of them for a while. */
export function readBankTroubles(context: Context): Promise<readonly OpenBankDay[]> {
  return context.db.read(readOpenBankDays, [mostRead]);
}
