import { hourMs, Refusal } from '#base';
import { type Catalog, type Plan } from '#catalog';
import type { Tx } from '#platform/postgres';
import { grantValidity, type LineId, lockedLine, setPlan } from '#subscribers';
import { beginFees } from './begin-fees.ts';
import { beginTerm } from './begin-term.ts';
import { decideDue } from './decide-due.ts';
import type { NextTerm } from './next-term.ts';
import { keepTerm, openTermOf } from './open-terms.ts';
import { rollOver } from './roll-over.ts';
import { packSettings } from './settings.ts';
import {
  isFee,
  lastInstant,
  nextDueAt,
  startOfNext,
  type LapseReason,
  type Term,
  type TermId,
} from './term.ts';

/** What became of a due term: what its owner is told follows from it. */
export interface DealtWith {
  readonly term: Term;
  readonly became: 'told' | 'waits' | 'renewed' | 'ended' | 'lapsed' | 'owed' | 'still_owed';
  readonly why: LapseReason | null;
  /** What it would have cost, or did. */
  readonly priceMinor: bigint;
  readonly next: Term | undefined;
}

/** Deals with one due term of a locked line. What cannot be paid is an outcome, not a failure. */
export function dealWith(
  tx: Tx,
  term: Term,
  catalog: Catalog,
  nextPeriodId: TermId | undefined,
): DealtWith {
  const line = lockedLine(tx, term.line);
  const planCode = term.nextPlan ?? line.plan;
  const plan = catalog.plans.find(({ code }) => code === planCode);
  const due = decideDue({
    term,
    nowMs: tx.nowMs,
    settings: tx.settings,
    catalog,
    plan,
    hasPeriod: openTermOf(tx, term.line, 'period') !== undefined,
    validUntil: line.validUntil,
  });
  if (due.does === 'wait') return waits(tx, term);
  if (due.does === 'tell') return told(tx, term, plan);
  if (term.nextPlan !== null && plan) enterPlan(tx, term.line, plan, catalog.version);
  if (due.does === 'end') return over(tx, term, 'ended', null);
  if (due.does === 'lapse') return over(tx, term, 'lapsed', due.why);
  return renew(tx, term, due.next, { catalogVersion: catalog.version, nextPeriodId });
}

/**
 * The plan that was chosen for after this period. A fee that the plan before did not have begins
 * with it, its first month free: whoever cannot pay it now is not kept from the plan they chose.
 */
function enterPlan(tx: Tx, line: LineId, plan: Plan, catalogVersion: number): void {
  setPlan(tx, line, plan.code);
  beginFees(tx, { line, plan, catalogVersion, isPaidNow: false, hasMainlandNumber: false });
}

function waits(tx: Tx, term: Term): DealtWith {
  keepTerm(tx, { ...term, dueAt: nextDueAt(term, tx.settings) });
  return { term, became: 'waits', why: null, priceMinor: 0n, next: undefined };
}

function told(tx: Tx, term: Term, plan: Plan | undefined): DealtWith {
  const known = { ...term, toldAt: tx.nowMs };
  keepTerm(tx, { ...known, dueAt: nextDueAt(known, tx.settings) });
  const priceMinor =
    term.kind === 'period' ? (plan?.period?.price.hkdMinor ?? 0n) : term.priceMinor;
  return { term, became: 'told', why: null, priceMinor, next: undefined };
}

function over(
  tx: Tx,
  term: Term,
  became: 'ended' | 'lapsed',
  why: LapseReason | null,
  priceMinor = 0n,
): DealtWith {
  keepTerm(tx, { ...term, state: became, why, dueAt: null });
  return { term, became, why, priceMinor, next: undefined };
}

interface Renewing {
  readonly catalogVersion: number;
  readonly nextPeriodId: TermId | undefined;
}

function renew(tx: Tx, term: Term, next: NextTerm, renewing: Renewing): DealtWith {
  const { priceMinor } = next;
  try {
    const begun = tx.attempt(() => beginNext(tx, term, next, renewing));
    return { term, became: 'renewed', why: null, priceMinor, next: begun };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'insufficient_balance') throw error;
    if (!isFee(term.kind)) return over(tx, term, 'lapsed', 'balance', priceMinor);
    const dueAt = tx.nowMs + tx.settings.get(packSettings.owedAgainHours) * hourMs;
    const became = term.state === 'owed' ? 'still_owed' : 'owed';
    keepTerm(tx, { ...term, state: 'owed', why: 'balance', dueAt });
    return { term, became, why: 'balance', priceMinor, next: undefined };
  }
}

function beginNext(tx: Tx, term: Term, next: NextTerm, renewing: Renewing): Term {
  const { code, days, priceMinor, includes, rollOverPeriods } = next;
  const { catalogVersion, nextPeriodId } = renewing;
  // A debt is paid from the day on which it is paid: what was missed in between is forgiven.
  const startsAt = Math.max(startOfNext(term.endsAt), term.state === 'owed' ? tx.nowMs : 0);
  const endsAt = lastInstant(startsAt, days);
  keepTerm(tx, { ...term, state: 'renewed', why: null, dueAt: null });
  const isPeriod = term.kind === 'period';
  const begun = beginTerm(tx, {
    ...(isPeriod && nextPeriodId ? { id: nextPeriodId } : {}),
    line: term.line,
    kind: term.kind,
    code,
    catalogVersion,
    priceMinor,
    startsAt,
    endsAt,
    renews: true,
    includes,
    follows: term.id,
  });
  if (isPeriod) grantValidity(tx, { line: term.line, cause: begun.id, until: endsAt });
  if (rollOverPeriods > 0) rollOver(tx, term, begun, rollOverPeriods);
  return begun;
}
