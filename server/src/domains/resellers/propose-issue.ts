import { newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { IssueId, PaidBy } from './issue.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { insertIssues } from './store/issues.ts';
import { readReseller } from './store/resellers.ts';

export interface WantedIssue {
  readonly reseller: ResellerId;
  readonly amountMinor: bigint;
  readonly paidBy: PaidBy;
  readonly paymentReference: string;
}

/**
 * The first of the four eyes: wants stock for a float. Nothing moves until somebody else agrees.
 * Refuses with `permission_missing` and `reseller_unknown`, also for whoever sells from its chain's
 * float.
 */
export async function proposeIssue(
  context: Context,
  caller: StaffCaller,
  wanted: WantedIssue,
): Promise<IssueId> {
  const { reseller, amountMinor: amount, paidBy, paymentReference } = wanted;
  await requireStaff(context, caller, 'floats.propose', reseller);
  return context.db.transaction(async (tx) => {
    const slot = slotOf(reseller);
    const [row] = await tx.query(readReseller, [slot, uuidOf(reseller)]);
    if (!row || row.floatOwner !== row.id) throw refuse.reseller_unknown();
    const id: IssueId = newId('iss', tx.nowMs, slot);
    tx.append(insertIssues, {
      slot,
      id: uuidOf(id),
      reseller: uuidOf(reseller),
      amount,
      paidBy,
      paymentReference,
      state: 'proposed',
      proposedBy: uuidOf(caller.session.staff),
      proposedAt: tx.nowMs,
    });
    noteAct(tx, caller, 'issue.propose', id, { amountMinor: amount.toString(), paidBy });
    return id;
  });
}
