import { addDays, isoTime } from '#base';
import { giveUpBankDay } from '#banking';
import { noteAct, requireSecondPerson, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { DayKey } from './day.ts';
import { approachDay, canBeGivenUp, lockKnownDay } from './giving-up.ts';
import { matchDay } from './match-day.ts';
import { refuse } from './refusals.ts';
import { hasWaitingBreaks } from './store/breaks.ts';
import { giveUpDay, proposeGivingUp } from './store/days.ts';

/**
 * Decides whether a day that somebody else wants to give up is asked for no more. Nothing is posted
 * for it; what waited for its bill in the pool waits no longer, and a bill that comes all the same
 * counts like any other. Refuses with `permission_missing`, `bills_unknown`,
 * `reconciliation_day_unknown`, `giving_up_state_wrong`, `second_person_needed` and, where all of
 * it was taken meanwhile, `giving_up_not_possible`.
 */
export async function decideGivingUp(
  context: Context,
  caller: StaffCaller,
  { isApproved, ...key }: DayKey & { readonly isApproved: boolean },
): Promise<void> {
  const { connector, day } = key;
  const { subject, billed, atBank } = await approachDay(context, caller, key);
  await context.db.transaction(async (tx) => {
    const found = await lockKnownDay(tx, key);
    const { givenUpBy: proposedBy, givenUpDecidedBy, givenUpReason: reason } = found;
    if (proposedBy === null || givenUpDecidedBy !== null) {
      throw refuse.giving_up_state_wrong({ state: proposedBy === null ? 'open' : 'given_up' });
    }
    requireSecondPerson(caller, proposedBy);
    const at = isoTime(tx.nowMs);
    const details = { proposedBy, reason: reason ?? '' };
    noteAct(tx, caller, isApproved ? 'day.give_up' : 'day.keep', subject, details);
    if (!isApproved) {
      await tx.query(proposeGivingUp, [connector, day, null, null, at]);
      return;
    }
    if (!canBeGivenUp(context, billed, found, atBank)) throw refuse.giving_up_not_possible({ day });
    await giveUpBankDay(context, tx, key);
    await tx.query(giveUpDay, [connector, day, caller.session.staff, at]);
  });
  if (!isApproved) return;
  const before = { connector, day: addDays(day, -1) };
  const [pool] = await context.db.read(hasWaitingBreaks, [connector, before.day]);
  if (pool?.isWaiting) await matchDay(context, billed, before, () => undefined);
}
