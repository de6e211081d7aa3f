import type { HongKongDay } from '#base';
import type { StatementProblem } from './statement-problem.ts';

/** A day of an account of ours that was taken, and of which a statement is not right. */
export interface DifferingDay {
  readonly account: string;
  readonly day: HongKongDay;
  /** In what the statement that it was taken by contradicts itself or what was told before. */
  readonly differs: StatementProblem | null;
  /** The same of the last that has come since. */
  readonly differsAgain: StatementProblem | null;
  /** Why somebody wants to put that aside; another person decides. */
  readonly aside: { readonly reason: string; readonly proposedBy: string } | null;
}
