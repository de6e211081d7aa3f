import { slotFor } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { type Amount, moveBetweenSystem, type Reason } from '#ledger';
import { type AttemptId, referenceOf, takeCredit } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Entry, EntryId, Suspense } from './entry.ts';
import { instructTransfer } from './instruct-transfers.ts';
import { lessenNamed } from './lessen-named.ts';
import { lockCredit, saveCredit } from './credit-in-suspense.ts';
import { lockOpenBag } from './open-bag.ts';
import { refuse } from './refusals.ts';
import { takeBag } from './take-bag.ts';
import { takePayout } from './take-payout.ts';

/**
 * Decides what somebody else has proposed about an entry in suspense: the money becomes an order's,
 * is a provider's payout or a bag of cash, goes back to the account that it came from, or is
 * written off. Refuses with `permission_missing`, `credit_unknown`, `credit_state_wrong`,
 * `second_person_needed`, `credit_not_for_order` and `credit_not_for_bag`.
 */
export async function decideCredit(
  context: Context,
  caller: StaffCaller,
  { entry: id, isApproved }: { readonly entry: EntryId; readonly isApproved: boolean },
): Promise<Suspense> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const found = await lockCredit(tx, id, 'proposed');
    const decidedBy = caller.session.staff;
    requireSecondPerson(caller, found.proposedBy);
    if (isApproved) await carryOut(tx, found);
    const none = { way: null, attempt: null, settles: null, bag: null };
    const decided: Suspense = isApproved
      ? { ...found, state: 'resolved', decidedBy }
      : { ...found, ...none, reason: null, proposedBy: null, state: 'open' };
    await saveCredit(tx, decided);
    const details = { way: found.way ?? '', proposedBy: found.proposedBy ?? '' };
    noteAct(tx, caller, isApproved ? 'credit.approve' : 'credit.send_back', id, details);
    return decided;
  });
}

async function carryOut(tx: Tx, { entry, way, attempt, settles, bag }: Suspense): Promise<void> {
  const { id, connector, amount, currency } = entry;
  const moved = { unit: currency, amount: amount > 0n ? amount : -amount };
  const reason = { code: 'suspense_resolved', cause: id };
  switch (way) {
    case 'to_order': {
      const outcome = await takeCredit(tx, connector, {
        attempt: attempt as AttemptId,
        amount,
        currency,
        providerReference: entry.bankReference,
        capturedAt: entry.bookedAt,
      });
      if (outcome !== 'taken') throw refuse.credit_not_for_order({ outcome });
      const clearing = `clearing:${connector}` as const;
      moveBetweenSystem(tx, slotFor(connector), 'unmatched', clearing, moved, reason);
      return;
    }
    case 'to_payout':
      await takePayout(tx, entry, settles as string, 'unmatched');
      await lessenNamed(tx, entry, `clearing:${settles}`);
      return;
    case 'to_bag':
      await takeBag(tx, entry, await lockOpenBag(tx, entry, bag?.id ?? null), 'unmatched');
      return;
    case 'give_back':
      await instructTransfer(tx, {
        kind: 'give_back',
        cause: id,
        connector,
        amount,
        currency,
        toName: entry.counterparty,
        toAccount: entry.counterpartyAccount,
        reference: referenceOf(id),
      });
      return;
    case 'write_off':
      writeOff(tx, entry, { moved, reason });
      return;
    case null:
  }
}

/** A hole is a loss, and what nobody has asked for is a gain, of what differed from the bank. */
function writeOff(
  tx: Tx,
  { connector, amount }: Entry,
  { moved, reason }: { readonly moved: Amount; readonly reason: Reason },
): void {
  const [debited, credited] =
    amount > 0n
      ? (['unmatched', 'reconciliation_difference'] as const)
      : (['reconciliation_difference', 'unmatched'] as const);
  moveBetweenSystem(tx, slotFor(connector), debited, credited, moved, reason);
}
