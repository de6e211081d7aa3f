import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { endingOf } from './payout-account.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { proposePayoutAccount as propose } from './store/payout-accounts.ts';
import { readReseller } from './store/resellers.ts';

export interface WantedAccount {
  readonly reseller: ResellerId;
  readonly name: string;
  readonly account: string;
  /** How whoever proposes it knows: who has asked, and what they have shown. */
  readonly reason: string;
}

/**
 * Proposes where a float is paid out to, for the first time or instead of another; somebody else
 * decides. Refuses with `permission_missing`, `reseller_unknown`, also for whoever sells from its
 * chain's float, `payout_account_invalid` and, where another proposal waits, `payout_account_open`.
 */
export async function proposePayoutAccount(
  context: Context,
  caller: StaffCaller,
  { reseller, reason, ...wanted }: WantedAccount,
): Promise<void> {
  await requireStaff(context, caller, 'floats.propose', reseller);
  const [name, account] = [wanted.name.trim(), wanted.account.trim()];
  if (name === '' || endingOf(account).length < 4) throw refuse.payout_account_invalid();
  await context.db.transaction(async (tx) => {
    const key = [slotOf(reseller), uuidOf(reseller)] as const;
    const [row] = await tx.query(readReseller, [...key]);
    if (!row || row.floatOwner !== row.id) throw refuse.reseller_unknown();
    const by = [uuidOf(caller.session.staff), isoTime(tx.nowMs)];
    const [proposed] = await tx.query(propose, [...key, name, account, ...by]);
    if (!proposed) throw refuse.payout_account_open();
    const ending = endingOf(account);
    noteAct(tx, caller, 'payout_account.propose', reseller, { ending, reason });
  });
}
