import { dayMs, slotOf, uuidOf } from '#base';
import { patienceBy } from '#banking';
import { requireStaff, type StaffCaller } from '#identity';
import { type CreditCandidate, listCreditCandidates } from '#payments';
import type { Context } from '#platform/context';
import type { Break, BreakId } from './break.ts';
import { breakOf } from './load-breaks.ts';
import { disposalOf, unmatchedOf } from './load-unmatched.ts';
import { refuse } from './refusals.ts';
import { readBreak } from './store/breaks.ts';
import { readDisposalsOf, readUnmatched as readAll, readUnmatchedOf } from './store/unmatched.ts';
import {
  canBeSetOff,
  type Disposal,
  disposalWaysOf,
  type DisposalWay,
  mostListed,
  type Unmatched,
} from './unmatched.ts';

export interface UnmatchedMoney extends Unmatched {
  readonly ways: readonly DisposalWay[];
  /** Attempts whose money it could be. */
  readonly candidates: readonly CreditCandidate[];
  /** What other breaks have left that could be the same money, the other way round. */
  readonly opposites: readonly Unmatched[];
}

export interface UnmatchedBreak {
  readonly found: Break;
  /** In each currency. */
  readonly money: readonly UnmatchedMoney[];
  /** Newest first. */
  readonly disposals: readonly Disposal[];
}

const aroundMs = 2 * dayMs;

/**
 * What a break has left as nobody's, what may become of it, and what people have wanted of it.
 * No money where it has left none. Refuses with `permission_missing` and `break_unknown`.
 */
export async function readUnmatched(
  context: Context,
  caller: StaffCaller,
  id: BreakId,
): Promise<UnmatchedBreak> {
  await requireStaff(context, caller, 'reconciliation.read', id);
  const key = [slotOf(id), uuidOf(id)];
  const [[row], all, money, disposals] = await Promise.all([
    context.db.read(readBreak, key),
    context.db.read(readAll, [mostListed]),
    context.db.read(readUnmatchedOf, key),
    context.db.read(readDisposalsOf, key),
  ]);
  if (!row) throw refuse.break_unknown({ break: id });
  const found = breakOf(row);
  const patience = patienceBy(context.settings(), context.clock.now());
  const each = money.map(unmatchedOf).map(async (one): Promise<UnmatchedMoney> => {
    const opposites = all.map(unmatchedOf).filter((other) => canBeSetOff(one, other));
    const ways = disposalWaysOf(found, one, patience, opposites.length > 0);
    return { ...one, ways, opposites, candidates: await candidatesFor(context, found, one, ways) };
  });
  return { found, money: await Promise.all(each), disposals: disposals.map(disposalOf) };
}

async function candidatesFor(
  context: Context,
  { occurredAt, foundAt }: Break,
  { connector, left: amount, currency }: Unmatched,
  ways: readonly DisposalWay[],
): Promise<CreditCandidate[]> {
  if (!ways.includes('to_payment')) return [];
  const atMs = occurredAt ?? foundAt;
  const span = { from: atMs - aroundMs, until: atMs + aroundMs };
  return listCreditCandidates(context, { connector, amount, currency, ...span });
}
