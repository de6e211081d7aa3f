import { newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { IssueId } from './issue.ts';
import type { RecallId } from './recall.ts';
import { refuse } from './refusals.ts';
import { requirePayoutAccount } from './require-payout-account.ts';
import type { ResellerId } from './reseller.ts';
import { lockIssue } from './store/issues.ts';
import { insertRecalls } from './store/recalls.ts';
import { readReseller } from './store/resellers.ts';

export interface WantedRecall {
  readonly reseller: ResellerId;
  /** The issue that is to be undone; null to pay out, to the account that is on record. */
  readonly issue: IssueId | null;
  readonly amountMinor: bigint;
  readonly reason: string;
}

/** Of what is undone. */
const nobody = { name: '', account: '' };

/**
 * Wants money out of a float: an issue undone, or what a shop that leaves has in it paid out.
 * Nothing moves until somebody else agrees. Refuses with `permission_missing`, `reseller_unknown`,
 * `issue_unknown`, `payout_account_missing` and `payout_account_waits`.
 */
export async function proposeRecall(
  context: Context,
  caller: StaffCaller,
  wanted: WantedRecall,
): Promise<RecallId> {
  const { reseller, issue, amountMinor: amount, reason } = wanted;
  await requireStaff(context, caller, 'floats.propose', reseller);
  return context.db.transaction(async (tx) => {
    const slot = slotOf(reseller);
    const [row] = await tx.query(readReseller, [slot, uuidOf(reseller)]);
    if (!row || row.floatOwner !== row.id) throw refuse.reseller_unknown();
    if (issue) {
      const [issued] = await tx.query(lockIssue, [slot, uuidOf(issue)]);
      if (issued?.reseller !== row.id) throw refuse.issue_unknown();
    }
    const to = issue ? nobody : await requirePayoutAccount(tx, reseller);
    const id: RecallId = newId('rcl', tx.nowMs, slot);
    tx.append(insertRecalls, {
      slot,
      id: uuidOf(id),
      reseller: uuidOf(reseller),
      issue: issue && uuidOf(issue),
      amount,
      toName: to.name,
      toAccount: to.account,
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
