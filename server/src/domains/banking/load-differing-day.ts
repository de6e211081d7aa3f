import type { Tx } from '#platform/postgres';
import type { DifferingDay } from './differing-day.ts';
import { refuse } from './refusals.ts';
import { type DifferingDayRow, lockDifferingDay } from './store/bank-days.ts';

export type DifferingKey = Pick<DifferingDay, 'account' | 'day'>;

export function differingDayOf({ asideReason, asideBy, ...day }: DifferingDayRow): DifferingDay {
  const isProposed = asideReason !== null && asideBy !== null;
  return { ...day, aside: isProposed ? { reason: asideReason, proposedBy: asideBy } : null };
}

/** Refuses with `bank_day_not_differing`. */
export async function lockDiffering(tx: Tx, { account, day }: DifferingKey): Promise<DifferingDay> {
  const [row] = await tx.query(lockDifferingDay, [account, day]);
  if (!row) throw refuse.bank_day_not_differing({ account, day });
  return differingDayOf(row);
}
