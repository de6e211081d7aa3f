import type { HongKongDay } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { StatementProblem } from './statement-problem.ts';
import { readDifferingDays } from './store/bank-days.ts';

/** A day of an account of ours that was taken, and of which a statement is not right. */
export interface DifferingDay {
  readonly account: string;
  readonly day: HongKongDay;
  /** In what the statement that it was taken by contradicts itself or what was told before. */
  readonly differs: StatementProblem | null;
  /** The same of the last that has come since. */
  readonly differsAgain: StatementProblem | null;
}

const mostListed = 50;

/** Newest first. Refuses with `permission_missing`. */
export async function listDifferingDays(
  context: Context,
  caller: StaffCaller,
): Promise<readonly DifferingDay[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  return context.db.read(readDifferingDays, [mostListed]);
}
