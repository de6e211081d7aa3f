import { dayMs, hongKongDay, isoTime, type PhoneNumber, present, slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { queueMessages } from '#notifications';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { endingOf, recordedOf } from './payout-account.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { resellerSettings } from './settings.ts';
import {
  dropProposedAccount,
  lockPayoutAccount,
  recordPayoutAccount,
} from './store/payout-accounts.ts';
import { readReseller } from './store/resellers.ts';

/**
 * The other two eyes: records the account, from which day on it can be used and tells the shop of
 * it at its number; or leaves what stood there. Refuses with `permission_missing`,
 * `payout_account_unknown` and `second_person_needed`.
 */
export async function decidePayoutAccount(
  context: Context,
  caller: StaffCaller,
  { reseller, isApproved }: { readonly reseller: ResellerId; readonly isApproved: boolean },
): Promise<void> {
  await requireStaff(context, caller, 'floats.approve', reseller);
  await context.db.transaction(async (tx) => {
    const key = [slotOf(reseller), uuidOf(reseller)] as const;
    const [row] = await tx.query(lockPayoutAccount, [...key]);
    const proposed = row && recordedOf(row).proposed;
    if (!proposed) throw refuse.payout_account_unknown();
    requireSecondPerson(caller, proposed.proposedBy);
    const ending = endingOf(proposed.account);
    if (isApproved) {
      const days = tx.settings.get(resellerSettings.payoutAccountDays);
      const usableFrom = tx.nowMs + days * dayMs;
      const by = uuidOf(caller.session.staff);
      await tx.query(recordPayoutAccount, [...key, by, isoTime(usableFrom)]);
      await tellShop(tx, reseller, { ending, day: hongKongDay(usableFrom) });
    } else await tx.query(dropProposedAccount, [...key]);
    const act = isApproved ? 'payout_account.approve' : 'payout_account.refuse';
    noteAct(tx, caller, act, reseller, { ending });
  });
}

/** Whoever asked in the shop's name is not told instead of it. */
async function tellShop(
  tx: Tx,
  reseller: ResellerId,
  parameters: { readonly ending: string; readonly day: ReturnType<typeof hongKongDay> },
): Promise<void> {
  const [row] = await tx.query(readReseller, [slotOf(reseller), uuidOf(reseller)]);
  const { number, language } = present(row, 'a reseller with an account');
  if (number === null) return;
  const to = number as PhoneNumber;
  const key = `${reseller} payout account ${tx.nowMs}`;
  const message = { kind: 'payout_account_changed', parameters, to, language, key } as const;
  queueMessages(tx, [{ ...message, cause: reseller }]);
}
