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
  canBeSetOff,
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
  /** Of which break the same money is, the other way round, with `set_off`. */
  readonly against: BreakId | null;
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
    const { currency, against } = proposal;
    const { found, one } = await lockedMoney(tx, proposal.break, currency);
    const other = against === null ? undefined : await lockedMoney(tx, against, currency);
    requirePossible(proposal, found, one, { patience: patienceOf(tx), other: other?.one });
    const sign = undecidedOf(one) < 0n ? -1n : 1n;
    if (other) {
      const opposite = { ...proposal, break: other.found.id, against: found.id };
      write(tx, caller, other.found, opposite, -sign);
    }
    return write(tx, caller, found, proposal, sign);
  });
}

const patienceOf = (tx: Tx): Patience => patienceBy(tx.settings, tx.nowMs);

/** What a break has left in a currency, where nobody else has proposed anything. */
async function lockedMoney(tx: Tx, id: BreakId, of: Currency) {
  const found = await lockedBreak(tx, id);
  const { money } = await loadUnmatchedOf(tx, id);
  const one = money.find(({ currency }) => currency === of);
  if (!one) throw refuse.unmatched_unknown({ break: id });
  if (one.isProposed) throw refuse.unmatched_changed({ why: 'proposed' });
  return { found, one };
}

function requirePossible(
  { way, amount, attempt, to, against }: DisposalProposal,
  found: Break,
  money: Unmatched,
  { patience, other }: { readonly patience: Patience; readonly other: Unmatched | undefined },
): void {
  const undecided = undecidedOf(money);
  const hasOpposite = other !== undefined && canBeSetOff(money, other);
  const possible = disposalWaysOf(found, money, patience, hasOpposite);
  if (way === 'write_off') requireOldEnough(undecided, money.since, patience);
  const isNamed = (way === 'to_payment') === (attempt !== null);
  const isForSomebody = (way === 'give_back') === (to !== null);
  const isSetOff = (way === 'set_off') === (against !== null);
  if (!possible.includes(way) || !isNamed || !isForSomebody || !isSetOff) {
    throw refuse.disposal_not_possible({ way, possible: possible.join(', ') });
  }
  const most = [undecided, ...(other ? [undecidedOf(other)] : [])].map(absolute);
  if (amount <= 0n || most.some((there) => amount > there))
    throw refuse.unmatched_changed({ why: 'amount' });
}

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function write(
  tx: Tx,
  caller: StaffCaller,
  { id: of, connector, day }: Break,
  { way, amount, currency, attempt, to, against, reason }: DisposalProposal,
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
    against,
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
    against: against === null ? null : uuidOf(against),
    toName: to?.name ?? null,
    toAccount: to?.account ?? null,
  });
  noteAct(tx, caller, 'unmatched.propose', of, { way, amount: `${amount} ${currency}`, reason });
  return proposed;
}
