import { type Currency, newId, slotOf, uuidOf } from '#base';
import { type Patience, patienceBy, requireOldEnough } from '#banking';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { type AttemptId, listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Break, BreakId } from './break.ts';
import { loadUnmatchedOf } from './load-unmatched.ts';
import { lockedBreak } from './lock-break.ts';
import { refuse } from './refusals.ts';
import { insertDisposals } from './store/unmatched.ts';
import {
  type Disposal,
  disposalWaysOf,
  type DisposalWay,
  type Payee,
  type Unmatched,
  undecidedOf,
} from './unmatched.ts';

export interface DisposalProposal {
  readonly break: BreakId;
  readonly currency: Currency;
  readonly way: DisposalWay;
  /** All that nobody has decided about, or a part of it; always above zero. */
  readonly amount: bigint;
  /** Whose money it is, with `to_payment`. */
  readonly attempt: AttemptId | null;
  /** To whom it goes, with `give_back`. */
  readonly to: Payee | null;
  readonly reason: string;
}

/**
 * Proposes what becomes of money that a break has left as nobody's; somebody else decides. Refuses
 * with `permission_missing`, `break_unknown`, `unmatched_unknown`, `unmatched_changed`,
 * `unmatched_too_young`, `bank_needed` and `disposal_not_possible`.
 */
export async function proposeDisposal(
  context: Context,
  caller: StaffCaller,
  proposal: DisposalProposal,
): Promise<Disposal> {
  await requireStaff(context, caller, 'reconciliation.change', proposal.break);
  const hasBank = (await listBankAccounts(context)).length > 0;
  // Only a statement of ours shows that it has left.
  if (proposal.way === 'give_back' && !hasBank) throw refuse.bank_needed();
  return context.db.transaction(async (tx) => {
    const found = await lockedBreak(tx, proposal.break);
    const { money } = await loadUnmatchedOf(tx, found.id);
    const one = money.find(({ currency }) => currency === proposal.currency);
    if (!one) throw refuse.unmatched_unknown({ break: found.id });
    if (one.isProposed) throw refuse.unmatched_changed({ why: 'proposed' });
    requirePossible(proposal, found, one, patienceBy(tx.settings, tx.nowMs));
    return write(tx, caller, found, proposal, undecidedOf(one) < 0n ? -1n : 1n);
  });
}

function requirePossible(
  { way, amount, attempt, to }: DisposalProposal,
  found: Break,
  money: Unmatched,
  patience: Patience,
): void {
  const undecided = undecidedOf(money);
  const possible = disposalWaysOf(found, money, patience);
  if (way === 'write_off') requireOldEnough(undecided, money.since, patience);
  const isNamed = (way === 'to_payment') === (attempt !== null);
  const isForSomebody = (way === 'give_back') === (to !== null);
  if (!possible.includes(way) || !isNamed || !isForSomebody) {
    throw refuse.disposal_not_possible({ way, possible: possible.join(', ') });
  }
  const most = undecided < 0n ? -undecided : undecided;
  if (amount <= 0n || amount > most) throw refuse.unmatched_changed({ why: 'amount' });
}

function write(
  tx: Tx,
  caller: StaffCaller,
  { id: of, connector, day }: Break,
  { way, amount, currency, attempt, to, reason }: DisposalProposal,
  sign: bigint,
): Disposal {
  const slot = slotOf(of);
  const proposed: Disposal = {
    id: newId('dps', tx.nowMs, slot),
    break: of,
    connector,
    day,
    way,
    amount: sign * amount,
    currency,
    attempt,
    to,
    reason,
    state: 'proposed',
    proposedBy: caller.session.staff,
    proposedAt: tx.nowMs,
    decidedBy: null,
  };
  tx.append(insertDisposals, {
    ...proposed,
    slot,
    id: uuidOf(proposed.id),
    break: uuidOf(of),
    attempt: attempt === null ? null : uuidOf(attempt),
    toName: to?.name ?? null,
    toAccount: to?.account ?? null,
  });
  noteAct(tx, caller, 'unmatched.propose', of, { way, amount: `${amount} ${currency}`, reason });
  return proposed;
}
