import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { deleteSessionsAtTill } from './store/people.ts';
import { suspendTill as suspend } from './store/resellers.ts';

/**
 * Signs whoever stands at a till of a shop out and lets nobody sign in there, or lets them again.
 * The command line has no caller. Refuses with `permission_missing` and `till_unknown`.
 */
export async function suspendTill(
  context: Context,
  caller: StaffCaller | undefined,
  wanted: {
    readonly reseller: ResellerId;
    readonly till: number;
    readonly isSuspended: boolean;
  },
): Promise<void> {
  const { reseller, till, isSuspended } = wanted;
  if (caller) await requireStaff(context, caller, 'resellers.change', reseller);
  const whose = [slotOf(reseller), uuidOf(reseller), till] as const;
  await context.db.transaction(async (tx) => {
    const at = isSuspended ? isoTime(tx.nowMs) : null;
    const [row] = await tx.query(suspend, [...whose, at]);
    if (!row) throw refuse.till_unknown();
    if (isSuspended) await tx.query(deleteSessionsAtTill, [...whose]);
    const action = isSuspended ? 'till.suspend' : 'till.resume';
    noteAct(tx, caller, action, reseller, { till: String(till) });
  });
}
