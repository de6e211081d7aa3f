import { isoTime } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type DifferingKey, lockDiffering } from './load-differing-day.ts';
import { refuse } from './refusals.ts';
import { dropAside, putDayAside } from './store/bank-days.ts';

/**
 * Decides whether what is wrong with the statements of a day is put aside. Nothing is posted by it,
 * and a statement that contradicts otherwise shows the day again. Refuses with
 * `permission_missing`, `bank_day_not_differing`, `bank_day_aside_not_proposed` and
 * `second_person_needed`.
 */
export async function decideAside(
  context: Context,
  caller: StaffCaller,
  { isApproved, ...key }: DifferingKey & { readonly isApproved: boolean },
): Promise<void> {
  const { account, day } = key;
  const subject = `${account} ${day}`;
  await requireStaff(context, caller, 'reconciliation.change', subject);
  await context.db.transaction(async (tx) => {
    const { aside } = await lockDiffering(tx, key);
    if (!aside) throw refuse.bank_day_aside_not_proposed();
    const { proposedBy, reason } = aside;
    requireSecondPerson(caller, proposedBy);
    const act = isApproved ? 'bank_day.put_aside' : 'bank_day.keep';
    noteAct(tx, caller, act, subject, { proposedBy, reason });
    const at = isoTime(tx.nowMs);
    if (isApproved) await tx.query(putDayAside, [account, day, caller.session.staff, at]);
    else await tx.query(dropAside, [account, day, at]);
  });
}
