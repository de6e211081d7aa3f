import { isoTime, present, slotOf, uuidOf } from '#base';
import { instructTransfer, lessenAwaited } from '#banking';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { debit, lockAccounts, type SystemAccount } from '#ledger';
import { listBankAccounts, referenceOf } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { arrivesIn, type IssueId, owedForStock, dueForFloats } from './issue.ts';
import { issueOf } from './load-issues.ts';
import { recallOf } from './load-recalls.ts';
import type { Recall, RecallId } from './recall.ts';
import { refuse } from './refusals.ts';
import { requirePayoutAccount } from './require-payout-account.ts';
import { floatOf } from './reseller.ts';
import { lockIssue, readOwedOf, updateIssue } from './store/issues.ts';
import { decideRecalls, lockRecall, sumRecalls } from './store/recalls.ts';

/**
 * The other two eyes: takes the money out of the float, or leaves it there. Only what is unspent
 * and on no hold can be taken. An issue that is undone is owed no more, or was not paid after all;
 * what is paid out becomes a transfer. Refuses with `permission_missing`, `recall_unknown`,
 * `recall_state_wrong`, `second_person_needed`, `issue_state_wrong`, `issue_paid_by_bank`,
 * `recall_too_much`, `float_still_owed`, what of the account on record keeps from paying out, and,
 * where less is unspent, `insufficient_balance`.
 */
export async function decideRecall(
  context: Context,
  caller: StaffCaller,
  { recall: id, isApproved }: { readonly recall: RecallId; readonly isApproved: boolean },
): Promise<void> {
  await requireStaff(context, caller, 'floats.approve', id);
  const connector = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockRecall, [slotOf(id), uuidOf(id)]);
    if (!row) throw refuse.recall_unknown();
    if (row.state !== 'proposed') throw refuse.recall_state_wrong({ state: row.state });
    const recall = recallOf(row);
    requireSecondPerson(caller, recall.proposedBy);
    const into = isApproved ? await take(tx, recall, connector) : null;
    const decided = [isApproved ? 'done' : 'refused', into, uuidOf(caller.session.staff)];
    await tx.query(decideRecalls, [slotOf(id), uuidOf(id), ...decided, isoTime(tx.nowMs)]);
    noteAct(tx, caller, isApproved ? 'recall.approve' : 'recall.refuse', id, {
      cause: recall.issue ?? recall.reseller,
      amountMinor: recall.amountMinor.toString(),
    });
  });
}

/** Returns the account that the money went to. */
async function take(tx: Tx, recall: Recall, connector: string): Promise<SystemAccount> {
  const { id: cause, issue, reseller, amountMinor } = recall;
  const into = issue ? await undo(tx, issue, amountMinor) : await payOut(tx, recall, connector);
  const float = floatOf(reseller);
  await lockAccounts(tx, [float]);
  const code = issue ? 'issue_undone' : 'float_payout';
  debit(tx, float, { unit: 'HKD', amount: amountMinor }, into, { code, cause, isUntold: true });
  return into;
}

async function undo(tx: Tx, id: IssueId, amountMinor: bigint): Promise<SystemAccount> {
  const key = [slotOf(id), uuidOf(id)] as const;
  const [row] = await tx.query(lockIssue, [...key]);
  const issue = issueOf(present(row, 'an issue that is undone'));
  const { state, paidBy, decidedBy, decidedAt } = issue;
  if (state !== 'issued' && state !== 'paid') throw refuse.issue_state_wrong({ state });
  const [before] = await tx.query(sumRecalls, [...key]);
  const left = issue.amountMinor - (before?.amount ?? 0n);
  if (amountMinor > left) throw refuse.recall_too_much({ leftMinor: Number(left) });
  if (!(await lessenAwaited(tx, id, amountMinor))) throw refuse.issue_paid_by_bank();
  if (state === 'paid') return arrivesIn(paidBy);
  if (amountMinor === left) {
    const by = [uuidOf(present(decidedBy, 'who')), isoTime(present(decidedAt, 'when'))];
    await tx.query(updateIssue, [...key, 'undone', ...by, null]);
  }
  return owedForStock;
}

/** What was given on credit is nobody's to take away as money. */
async function payOut(tx: Tx, recall: Recall, connector: string): Promise<SystemAccount> {
  const { id: cause, reseller, amountMinor: amount, toName, toAccount } = recall;
  // Locked before it is asked what is owed: stock that comes meanwhile on credit is not in it.
  await lockAccounts(tx, [floatOf(reseller)]);
  const [owed] = await tx.query(readOwedOf, [slotOf(reseller), uuidOf(reseller)]);
  if (owed) throw refuse.float_still_owed();
  const { name, account } = await requirePayoutAccount(tx, reseller);
  if (name !== toName || account !== toAccount) throw refuse.payout_account_changed();
  const payee = { connector, toName, toAccount, reference: referenceOf(cause) };
  await instructTransfer(tx, { ...payee, kind: 'float_payout', cause, amount, currency: 'HKD' });
  return dueForFloats;
}
