import { type HomeCountry } from '#base';
import { type Catalog, type Plan } from '#catalog';
import type { Tx } from '#platform/postgres';
import { lockedLine } from '#subscribers';
import type { DealtWith } from './dealt-with.ts';
import { decideDue } from './decide-due.ts';
import { enterPlan } from './enter-plan.ts';
import { dueAtOf, keepTerm, openTermOf, planAfter } from './open-terms.ts';
import { renewTerm } from './renew-term.ts';
import { startOfNext, type LapseReason, type Term, type TermId } from './term.ts';

/** What is known before the line is locked. */
export interface Surroundings {
  readonly catalog: Catalog;
  /** The id that its next period would have. */
  readonly nextPeriodId: TermId | undefined;
  /** Of the line's numbers. */
  readonly homes: readonly HomeCountry[];
}

/**
 * Deals with one due term of a locked line, and with what follows from it. What cannot be paid is
 * an outcome, not a failure.
 */
export function dealWith(tx: Tx, term: Term, around: Surroundings): readonly DealtWith[] {
  const { catalog, nextPeriodId } = around;
  const line = lockedLine(tx, term.line);
  const planCode = planAfter(tx, term);
  const plan = catalog.plans.find(({ code }) => code === planCode);
  const due = decideDue({
    term,
    nowMs: tx.nowMs,
    settings: tx.settings,
    catalog,
    plan,
    presentPlan: line.plan,
    hasPeriod: (openTermOf(tx, term.line, 'period')?.endsAt ?? 0) > term.endsAt,
    validUntil: line.validUntil,
  });
  switch (due.does) {
    case 'wait':
      return [waits(tx, term, due.untilMs)];
    case 'tell':
      return [told(tx, term, due.priceMinor)];
    case 'begin':
      return begun(tx, term, plan, around);
    case 'end':
      return [over(tx, term, 'ended', null), ...entered(tx, term, plan, around)];
    case 'lapse':
      return [over(tx, term, 'lapsed', due.why), ...entered(tx, term, plan, around)];
    case 'renew': {
      const dealt = renewTerm(tx, term, due.next, { catalog, nextPeriodId });
      const isOver = dealt.became === 'lapsed';
      return isOver ? [dealt, ...entered(tx, term, plan, around)] : [dealt];
    }
  }
}

/** A period that was bought ahead under another plan has its first day. */
function begun(
  tx: Tx,
  term: Term,
  plan: Plan | undefined,
  around: Surroundings,
): readonly DealtWith[] {
  const fees = enter(tx, term, plan, around, term.startsAt);
  const next = keepTerm(tx, { ...term, dueAt: dueAtOf(tx, term) });
  return [{ term, became: 'begun', why: null, priceMinor: 0n, next }, ...fees];
}

/** The plan that was chosen for after a term that is over, if one was. */
function entered(
  tx: Tx,
  term: Term,
  plan: Plan | undefined,
  around: Surroundings,
): readonly DealtWith[] {
  if (term.nextPlan === null || !plan) return [];
  return enter(tx, term, plan, around, startOfNext(term.endsAt));
}

function enter(
  tx: Tx,
  { line }: Term,
  plan: Plan | undefined,
  { catalog, homes }: Surroundings,
  startsAt: number,
): readonly DealtWith[] {
  if (!plan) return [];
  const hasMainlandNumber = homes.includes('CN');
  const both = { line, catalogVersion: catalog.version, hasMainlandNumber, startsAt };
  return enterPlan(tx, plan, both).map(({ term, priceMinor }) =>
    term.state === 'owed'
      ? { term, became: 'owed', why: term.why, priceMinor, next: undefined }
      : { term, became: 'begun', why: null, priceMinor, next: term },
  );
}

function waits(tx: Tx, term: Term, untilMs: number | undefined): DealtWith {
  keepTerm(tx, { ...term, dueAt: untilMs ?? dueAtOf(tx, term) });
  return { term, became: 'waits', why: null, priceMinor: 0n, next: undefined };
}

function told(tx: Tx, term: Term, priceMinor: bigint): DealtWith {
  const known = { ...term, toldAt: tx.nowMs };
  keepTerm(tx, { ...known, dueAt: dueAtOf(tx, known) });
  return { term, became: 'told', why: null, priceMinor, next: undefined };
}

function over(tx: Tx, term: Term, became: 'ended' | 'lapsed', why: LapseReason | null): DealtWith {
  keepTerm(tx, { ...term, state: became, why, dueAt: null });
  return { term, became, why, priceMinor: 0n, next: undefined };
}
