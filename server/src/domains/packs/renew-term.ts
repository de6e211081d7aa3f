import { hourMs, Refusal } from '#base';
import type { Catalog } from '#catalog';
import type { Tx } from '#platform/postgres';
import { grantValidity } from '#subscribers';
import { beginTerm } from './begin-term.ts';
import type { DealtWith } from './dealt-with.ts';
import type { NextTerm } from './next-term.ts';
import { keepTerm } from './open-terms.ts';
import { rollOver } from './roll-over.ts';
import { packSettings } from './settings.ts';
import { isFee, lastInstant, startOfNext, type Term, type TermId } from './term.ts';

export interface Renewing {
  readonly catalog: Catalog;
  readonly nextPeriodId: TermId | undefined;
}

/**
 * Buys a term of a locked line again, for its next days. One that cannot be paid lapses; a fee is
 * owed. A period that another plan was chosen to follow is tried once more when it has ended: until
 * then it is there, and somebody may top up.
 */
export function renewTerm(tx: Tx, term: Term, next: NextTerm, renewing: Renewing): DealtWith {
  const { priceMinor } = next;
  try {
    const begun = tx.attempt(() => beginNext(tx, term, next, renewing));
    return { term, became: 'renewed', why: null, priceMinor, next: begun };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'insufficient_balance') throw error;
    const unpaid = { term, why: 'balance', priceMinor, next: undefined } as const;
    if (isFee(term.kind)) {
      const dueAt = tx.nowMs + tx.settings.get(packSettings.owedAgainHours) * hourMs;
      keepTerm(tx, { ...term, state: 'owed', why: 'balance', dueAt });
      return { ...unpaid, became: term.state === 'owed' ? 'still_owed' : 'owed' };
    }
    if (term.nextPlan !== null && tx.nowMs <= term.endsAt) {
      keepTerm(tx, { ...term, dueAt: term.endsAt + 1 });
      return { ...unpaid, became: 'waits' };
    }
    keepTerm(tx, { ...term, state: 'lapsed', why: 'balance', dueAt: null });
    return { ...unpaid, became: 'lapsed' };
  }
}

function beginNext(tx: Tx, term: Term, next: NextTerm, renewing: Renewing): Term {
  const { code, days, priceMinor, includes, rollOverPeriods } = next;
  const { catalog, nextPeriodId } = renewing;
  // A fee is paid from the day on which it is paid: what was missed in between, as it was owed or
  // the line had expired, is forgiven.
  const startsAt = Math.max(startOfNext(term.endsAt), isFee(term.kind) ? tx.nowMs : 0);
  const endsAt = lastInstant(startsAt, days);
  keepTerm(tx, { ...term, state: 'renewed', why: null, dueAt: null });
  const isPeriod = term.kind === 'period';
  const begun = beginTerm(tx, {
    ...(isPeriod && nextPeriodId ? { id: nextPeriodId } : {}),
    line: term.line,
    kind: term.kind,
    code,
    catalogVersion: catalog.version,
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
