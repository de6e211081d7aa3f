import { assert, slotOf, startOfDay, uuidOf } from '#base';
import { instructTransfer } from '#banking';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { referenceOf, takeCredit } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Break, BreakId } from './break.ts';
import { loadUnmatchedOf } from './load-unmatched.ts';
import { lockedBreak } from './lock-break.ts';
import { post } from './post.ts';
import { refuse } from './refusals.ts';
import { decideDisposals } from './store/unmatched.ts';
import { type Disposal, undecidedOf, type Unmatched } from './unmatched.ts';

export interface DisposalDecision {
  readonly break: BreakId;
  readonly disposal: Disposal['id'];
  readonly isApproved: boolean;
}

/**
 * Decides what somebody else has proposed about money that is nobody's, and books it. Refuses with
 * `permission_missing`, `break_unknown`, `unmatched_unknown`, `unmatched_changed`,
 * `second_person_needed` and `disposal_not_possible`.
 */
export async function decideDisposal(
  context: Context,
  caller: StaffCaller,
  { break: of, disposal: id, isApproved }: DisposalDecision,
): Promise<Disposal> {
  await requireStaff(context, caller, 'reconciliation.change', of);
  return context.db.transaction(async (tx) => {
    const found = await lockedBreak(tx, of);
    const { money, disposals } = await loadUnmatchedOf(tx, of);
    const proposed = disposals.find((one) => one.id === id);
    if (!proposed) throw refuse.unmatched_unknown({ break: of });
    if (proposed.state !== 'proposed') throw refuse.unmatched_changed({ why: proposed.state });
    const decidedBy = caller.session.staff;
    requireSecondPerson(caller, proposed.proposedBy);
    const other = await otherOf(tx, proposed);
    if (isApproved) {
      requireLeft(proposed, money);
      if (other) requireLeft(other.disposal, other.money);
      await carryOut(tx, found, proposed);
    }
    const state = isApproved ? 'done' : 'sent_back';
    const action = isApproved ? 'unmatched.approve' : 'unmatched.send_back';
    for (const one of [proposed, ...(other ? [other.disposal] : [])]) {
      const key = { slot: slotOf(one.id), id: uuidOf(one.id) };
      tx.append(decideDisposals, { ...key, state, decidedBy, decidedAt: tx.nowMs });
      const { way, amount, currency, proposedBy } = one;
      noteAct(tx, caller, action, one.break, { way, amount: `${amount} ${currency}`, proposedBy });
    }
    return { ...proposed, state, decidedBy, to: null };
  });
}

/** The row of the break that it is set off against: of each break one at a time is proposed. */
async function otherOf(tx: Tx, { break: of, against, currency }: Disposal) {
  if (against === null) return undefined;
  await lockedBreak(tx, against);
  const { money, disposals } = await loadUnmatchedOf(tx, against);
  const disposal = disposals.find((one) => {
    return one.state === 'proposed' && one.against === of && one.currency === currency;
  });
  assert(disposal !== undefined, 'money set off against nothing');
  return { disposal, money };
}

/** A bill may have said otherwise since it was proposed. */
function requireLeft({ amount, currency }: Disposal, money: readonly Unmatched[]): void {
  const one = money.find((of) => of.currency === currency);
  const undecided = one ? undecidedOf(one) : 0n;
  const isThere = amount > 0n ? undecided >= amount : undecided <= amount;
  if (!isThere) throw refuse.unmatched_changed({ why: 'amount' });
}

async function carryOut(tx: Tx, found: Break, disposal: Disposal): Promise<void> {
  const { id: cause, connector, day, amount, currency } = disposal;
  const posting = { connector, day, why: 'disposal', cause, currency, amount } as const;
  const out = { ...posting, moved: 'unmatched' } as const;
  switch (disposal.way) {
    case 'to_payment':
      await believe(tx, found, disposal);
      // The capture has it as money that the provider owes us, which the break has booked before.
      post(tx, { ...out, against: `clearing:${connector}` });
      return;
    case 'give_back':
      await instructTransfer(tx, {
        kind: 'give_back',
        cause,
        connector,
        amount,
        currency,
        toName: disposal.to?.name ?? '',
        toAccount: disposal.to?.account ?? '',
        reference: referenceOf(cause),
        about: disposal.break,
      });
      return;
    case 'set_off':
      // One account holds both, and nothing moves.
      return;
    case 'write_off':
      post(tx, { ...out, against: 'reconciliation_difference' });
  }
}

/** From here on it is a payment like any other: it is credited, or goes back to its payer. */
async function believe(tx: Tx, found: Break, disposal: Disposal): Promise<void> {
  const { attempt, connector, amount, currency, day } = disposal;
  assert(attempt !== null, 'money of a payment that is not named');
  const outcome = await takeCredit(tx, connector, {
    attempt,
    amount,
    currency,
    providerReference: found.providerNumber ?? '',
    capturedAt: found.occurredAt ?? startOfDay(day),
  });
  if (outcome !== 'taken') throw refuse.disposal_not_possible({ way: outcome, possible: '' });
}
