import { addDays } from '#base';
import { findOpenBankDay, type OpenBankDay } from '#banking';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { billedBy } from './billed-by.ts';
import type { Day, DayKey } from './day.ts';
import type { Billed } from './list-billed.ts';
import { refuse } from './refusals.ts';
import { lockDay } from './store/days.ts';

/** What both need to know of a day, whoever proposes to give it up and whoever decides. */
export async function approachDay(context: Context, caller: StaffCaller, key: DayKey) {
  const subject = `${key.connector} ${key.day}`;
  await requireStaff(context, caller, 'reconciliation.change', subject);
  const [billed, atBank] = await Promise.all([
    billedBy(context, key.connector),
    findOpenBankDay(context, key),
  ]);
  return { subject, billed, atBank };
}

export async function lockKnownDay(tx: Tx, key: DayKey) {
  const [found] = await tx.query(lockDay, [key.connector, key.day]);
  if (!found) throw refuse.reconciliation_day_unknown({ ...key });
  return found;
}

/**
 * Whether a day can be given up: something of it is not taken, its bill or, where it is of our own
 * bank, what stands on the statement; and it is as late as a day must be that is taken for empty.
 */
export function canBeGivenUp(
  { clock }: Context,
  { source }: Billed,
  { day, state }: Day,
  atBank: OpenBankDay | undefined,
): boolean {
  const isOpen = state === 'awaited' || state === 'read' || atBank !== undefined;
  return isOpen && clock.now() >= source.startOfDay(addDays(day, 1)) + source.certainAfterMs;
}
