import { slotOf, uuidOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type GrantKey, type LineId, lockedLine, lockLines } from '#subscribers';
import { insertTerms, readOpenTerms, rowOfTerm, termOf, updateTerms } from './store/terms.ts';
import { type Fee, feesOf, type FeesToBegin } from './plan-fees.ts';
import { prepareReceipts, type ReceiptParts } from './term-receipts.ts';
import { isOpen, nextDueAt, type Term, type TermId, type TermKind } from './term.ts';

/** The terms of locked lines that are not over, as this transaction has changed them so far. */
interface OpenTerms {
  readonly terms: Map<TermId, Term>;
  readonly before: Map<TermId, Term>;
}

const owner = {};

function openTermsIn(tx: Tx): OpenTerms {
  return tx.state(owner, () => {
    const open: OpenTerms = { terms: new Map(), before: new Map() };
    tx.beforeFlush(() => write(tx, open));
    return open;
  });
}

function write(tx: Tx, { terms, before }: OpenTerms): void {
  for (const term of terms.values()) {
    const known = before.get(term.id);
    if (known === term) continue;
    tx.append(known ? updateTerms : insertTerms, rowOfTerm(term, tx.nowMs));
  }
}

interface TermsToLock {
  readonly granting?: readonly GrantKey[];
  readonly receipts?: ReceiptParts;
}

/**
 * Locks lines with their accounts and reads what they have, in one round trip. The account's lock
 * is what everybody holds who changes a term, so terms need none of their own. `granting` names the
 * validity that new periods may give. Whoever takes money for a term gives what its receipt needs.
 */
export async function lockTerms(
  tx: Tx,
  lines: readonly LineId[],
  { granting = [], receipts }: TermsToLock = {},
): Promise<void> {
  if (receipts) prepareReceipts(tx, receipts);
  const { terms, before } = openTermsIn(tx);
  const keys = [...new Set(lines)].map((line) => ({ slot: slotOf(line), line: uuidOf(line) }));
  const [, rows] = await Promise.all([
    lockAccounts(tx, lines.map(accountOf)),
    tx.load(readOpenTerms, keys),
    lockLines(tx, { lines, granting }),
  ]);
  for (const term of rows.map(termOf)) {
    terms.set(term.id, term);
    before.set(term.id, term);
  }
}

/** What a locked line has that is not over, in order of its end. */
export function openTermsOf(tx: Tx, line: LineId): Term[] {
  return [...openTermsIn(tx).terms.values()]
    .filter((term) => term.line === line && isOpen(term))
    .sort((one, other) => one.endsAt - other.endsAt);
}

/** The one term of a kind that a locked line has; packs may be many. */
export function openTermOf(tx: Tx, line: LineId, kind: TermKind): Term | undefined {
  return openTermsOf(tx, line).find((term) => term.kind === kind);
}

export function openTermById(tx: Tx, id: TermId): Term | undefined {
  return openTermsIn(tx).terms.get(id);
}

/** Keeps a new or changed term, to be written at the end of the transaction. */
export function keepTerm(tx: Tx, term: Term): Term {
  const { terms } = openTermsIn(tx);
  const known = terms.get(term.id);
  terms.set(term.id, term);
  tx.onUndo(() => {
    if (known) terms.set(term.id, known);
    else terms.delete(term.id);
  });
  return term;
}

/** Those of a plan that a locked line does not pay yet. */
export function feesNotRunning(
  tx: Tx,
  { line, plan, hasMainlandNumber }: Pick<FeesToBegin, 'line' | 'plan' | 'hasMainlandNumber'>,
): readonly Fee[] {
  return feesOf(plan, {
    isRunning: (kind) => openTermOf(tx, line, kind) !== undefined,
    hasPeriod: openTermOf(tx, line, 'period') !== undefined,
    hasMainlandNumber,
  });
}

/** The plan that a locked line has once a term of it is over. */
export function planAfter(tx: Tx, { line, endsAt }: Pick<Term, 'line' | 'endsAt'>): string {
  const period = openTermOf(tx, line, 'period');
  if (!period) return lockedLine(tx, line).plan;
  return period.nextPlan !== null && period.endsAt <= endsAt ? period.nextPlan : period.code;
}

/**
 * When a running term of a locked line must be looked at next. A period that was bought ahead under
 * another plan brings that plan with its first instant.
 */
export function dueAtOf(tx: Tx, term: Parameters<typeof nextDueAt>[0] & Owned): number {
  const dueAt = nextDueAt(term, tx.settings);
  const isOtherPlans = term.kind === 'period' && term.code !== lockedLine(tx, term.line).plan;
  return isOtherPlans ? Math.min(dueAt, term.startsAt) : dueAt;
}

type Owned = Pick<Term, 'line' | 'code'>;
