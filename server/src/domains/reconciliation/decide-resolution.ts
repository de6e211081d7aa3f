import { assert, idFrom, isCurrency } from '#base';
import { applyBill } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Break, BreakId } from './break.ts';
import { saveBreak } from './load-breaks.ts';
import { lockedBreak } from './lock-break.ts';
import { matchBankAgain } from './match-bank-again.ts';
import { postResolution } from './post-resolution.ts';
import { refuse } from './refusals.ts';
import { stillDiffers } from './still-differs.ts';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';

/**
 * Decides what somebody else has proposed: carries it out and posts what follows, in one commit, or
 * sends it back. Refuses with `permission_missing`, `break_unknown`, `break_state_wrong`, where
 * both sides do not say any more what it was proposed for, with `break_changed`, and, where the
 * same person proposed it, with `second_person_needed`.
 */
export async function decideResolution(
  context: Context,
  caller: StaffCaller,
  { break: id, isApproved }: { readonly break: BreakId; readonly isApproved: boolean },
): Promise<Break> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  if (isApproved) await matchBankAgain(context, id);
  return context.db.transaction(async (tx) => {
    const found = await lockedBreak(tx, id, 'proposed');
    const decidedBy = caller.session.staff;
    requireSecondPerson(caller, found.proposedBy);
    if (isApproved && !(await stillDiffers(tx, found))) throw refuse.break_changed();
    if (isApproved) await carryOut(tx, found);
    const decided: Break = isApproved
      ? { ...found, state: 'resolved', decidedBy }
      : { ...found, state: 'open', way: null, reason: null, proposedBy: null };
    saveBreak(tx, decided);
    const action = isApproved ? 'break.approve' : 'break.send_back';
    noteAct(tx, caller, action, id, { way: found.way ?? '', proposedBy: found.proposedBy ?? '' });
    return { ...decided, changedAt: tx.nowMs };
  });
}

async function carryOut(tx: Tx, found: Break): Promise<void> {
  if (found.way === 'apply_bill') await believe(tx, found);
  else postResolution(tx, found);
}

/** From here on it is a payment like any other: it is credited, or goes back to its payer. */
async function believe(tx: Tx, found: Break): Promise<void> {
  const { number, billAmount: amount, billCurrency, providerNumber, occurredAt } = found;
  const currency = billCurrency ?? '';
  const isWhole = number !== null && occurredAt !== null && isCurrency(currency);
  assert(isWhole, 'a bill without a payment');
  const attempt = idFrom('att', number);
  const providerReference = providerNumber ?? '';
  await applyBill(tx, { attempt, amount, currency, providerReference, capturedAt: occurredAt });
}
