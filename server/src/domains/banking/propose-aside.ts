import { isoTime } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type DifferingKey, lockDiffering } from './load-differing-day.ts';
import { refuse } from './refusals.ts';
import { proposeAside as propose } from './store/bank-days.ts';

/**
 * Proposes to put aside what is wrong with the statements of a day: whoever does it has asked the
 * bank. Somebody else decides. Refuses with `permission_missing`, `bank_day_not_differing` and
 * `bank_day_aside_proposed`.
 */
export async function proposeAside(
  context: Context,
  caller: StaffCaller,
  { reason, ...key }: DifferingKey & { readonly reason: string },
): Promise<void> {
  const { account, day } = key;
  const subject = `${account} ${day}`;
  await requireStaff(context, caller, 'reconciliation.change', subject);
  await context.db.transaction(async (tx) => {
    const { aside } = await lockDiffering(tx, key);
    if (aside) throw refuse.bank_day_aside_proposed();
    const values = [account, day, reason, caller.session.staff, isoTime(tx.nowMs)];
    await tx.query(propose, values);
    noteAct(tx, caller, 'bank_day.propose_aside', subject, { reason });
  });
}
