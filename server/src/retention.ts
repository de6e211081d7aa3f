import { leavingBankNames } from '#banking';
import { leavingPayees } from '#closings';
import { leavingAppeals } from '#disputes';
import { leavingActs } from '#identity';
import { leavingPayments } from '#payments';
import type { Context } from '#platform/context';
import { readIsOwner } from '#platform/postgres';
import { type Leaving, letLeave } from '#platform/retention';
import { leavingBills } from '#reconciliation';

/** All that leaves when its time is over; docs/operating/retention.md says what and why. */
const leaving: readonly Leaving[] = [
  ...leavingAppeals,
  ...leavingPayments,
  ...leavingBills,
  ...leavingBankNames,
  ...leavingPayees,
  ...leavingActs,
];

/**
 * Lets everything go whose time is over by the one clock; returns how many rows it was. Where the
 * way to the database is not the owner's, nothing goes, and the log says so.
 */
export async function letOldRowsLeave(
  { clock, log, settings }: Pick<Context, 'clock' | 'log' | 'settings'>,
  ownerUrl: string,
): Promise<number> {
  if (!(await readIsOwner(ownerUrl))) {
    log.warn('old rows stay: this database user may not take them away', {
      see: 'docs/operating/retention.md',
    });
    return 0;
  }
  return letLeave(ownerUrl, leaving, { nowMs: clock.now(), settings: settings() });
}
