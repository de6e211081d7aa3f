import { isoTime } from '#base';
import { noteAct, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { DayKey } from './day.ts';
import { approachDay, canBeGivenUp, lockKnownDay } from './giving-up.ts';
import { refuse } from './refusals.ts';
import { proposeGivingUp as propose } from './store/days.ts';

/**
 * Proposes to give up a day whose bill or statement can never be read; somebody else decides.
 * Refuses with `permission_missing`, `bills_unknown`, `reconciliation_day_unknown`, with
 * `giving_up_not_possible` where all of it is taken or may still come, and with
 * `giving_up_state_wrong` where another proposal waits.
 */
export async function proposeGivingUp(
  context: Context,
  caller: StaffCaller,
  { reason, ...key }: DayKey & { readonly reason: string },
): Promise<void> {
  const { connector, day } = key;
  const { subject, billed, atBank } = await approachDay(context, caller, key);
  await context.db.transaction(async (tx) => {
    const found = await lockKnownDay(tx, key);
    if (!canBeGivenUp(context, billed, found, atBank)) throw refuse.giving_up_not_possible({ day });
    const isProposed = found.givenUpBy !== null && found.givenUpDecidedBy === null;
    if (isProposed) throw refuse.giving_up_state_wrong({ state: 'proposed' });
    await tx.query(propose, [connector, day, reason, caller.session.staff, isoTime(tx.nowMs)]);
    noteAct(tx, caller, 'day.propose_giving_up', subject, { reason });
  });
}
