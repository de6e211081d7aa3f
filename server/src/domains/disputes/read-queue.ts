import type { InstantMs } from '#base';
import { type Dispute, listUndecidedDisputes } from '#payments';
import type { Context } from '#platform/context';
import type { Appeal } from './appeal.ts';
import { clockRules, isLate, isNear, nextDeadline } from './clocks.ts';
import { appealOf } from './kept-appeals.ts';
import { readOpenAppeals } from './store/appeals.ts';

export interface Waiting {
  readonly appeal: Appeal;
  /** When its next clock ends; while it stands still, at the earliest. */
  readonly dueAt: InstantMs;
  readonly isLate: boolean;
  /** Whether a clock of it will soon have ended, by what the house has set for each. */
  readonly isNear: boolean;
}

export interface Queue {
  /** Whatever is late first, then what ends soonest. */
  readonly appeals: readonly Waiting[];
  /** What payers have claimed back from their banks and nobody has decided. */
  readonly chargebacks: readonly Dispute[];
}

const most = 500;

/** What waits for staff: appeals, and claims that banks pass on, each by its clock. */
export async function readQueue(context: Context): Promise<Queue> {
  const [rows, chargebacks] = await Promise.all([
    context.db.read(readOpenAppeals, [most]),
    listUndecidedDisputes(context, most),
  ]);
  const nowMs = context.clock.now();
  const rules = clockRules(context.settings());
  const appeals = rows.map(appealOf).map((appeal) => ({
    appeal,
    dueAt: nextDeadline(appeal, rules),
    isLate: isLate(appeal, nowMs),
    isNear: isNear(appeal, nowMs, rules),
  }));
  return {
    appeals: appeals.sort((one, other) => one.dueAt - other.dueAt),
    chargebacks,
  };
}
