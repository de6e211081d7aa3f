import { newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { IssueId } from './issue.ts';
import type { RecallId } from './recall.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { lockIssue } from './store/issues.ts';
import { insertRecalls } from './store/recalls.ts';
import { readReseller } from './store/resellers.ts';

export interface WantedRecall {
  readonly reseller: ResellerId;
  /** The issue that is to be undone; null to pay out, to the account that is named then. */
  readonly issue: IssueId | null;
  readonly amountMinor: bigint;
  readonly toName: string;
  readonly toAccount: string;
  readonly reason: string;
}

/**
 * Wants money out of a float: an issue undone, or what a shop that leaves has in it paid out.
 * Nothing moves until somebody else agrees. Refuses with `permission_missing`, `reseller_unknown`,
 * `issue_unknown` and `recall_payee_wrong`.
 */
export async function proposeRecall(
  context: Context,
  caller: StaffCaller,
  wanted: WantedRecall,
): Promise<RecallId> {
  const { reseller, issue, amountMinor: amount, reason } = wanted;
  await requireStaff(context, caller, 'floats.propose', reseller);
  const toName = wanted.toName.trim();
  const toAccount = wanted.toAccount.trim();
  const isPayout = issue === null;
  const isPayee = isPayout ? toName !== '' && toAccount !== '' : toName + toAccount === '';
  if (!isPayee) throw refuse.recall_payee_wrong();
  return context.db.transaction(async (tx) => {
    const slot = slotOf(reseller);
    const [row] = await tx.query(readReseller, [slot, uuidOf(reseller)]);
    if (!row || row.floatOwner !== row.id) throw refuse.reseller_unknown();
    if (issue) {
      const [issued] = await tx.query(lockIssue, [slot, uuidOf(issue)]);
      if (issued?.reseller !== row.id) throw refuse.issue_unknown();
    }
    const id: RecallId = newId('rcl', tx.nowMs, slot);
    tx.append(insertRecalls, {
      slot,
      id: uuidOf(id),
      reseller: uuidOf(reseller),
      issue: issue && uuidOf(issue),
      amount,
      toName,
      toAccount,
      reason,
      state: 'proposed',
      proposedBy: uuidOf(caller.session.staff),
      proposedAt: tx.nowMs,
    });
    const cause = issue ?? reseller;
    noteAct(tx, caller, 'recall.propose', id, { cause, amountMinor: amount.toString(), reason });
    return id;
  });
}
