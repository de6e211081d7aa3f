import { hourMs, Refusal } from '#base';
import type { Plan } from '#catalog';
import type { Tx } from '#platform/postgres';
import { setPlan } from '#subscribers';
import { beginFee } from './begin-fee.ts';
import { feesNotRunning, keepTerm } from './open-terms.ts';
import type { Fee, FeesToBegin } from './plan-fees.ts';
import { packSettings } from './settings.ts';
import { lastInstant, newTermId, type Term } from './term.ts';

/** A fee that has begun: paid, or owed where there is no money for it. */
export interface BegunFee {
  readonly term: Term;
  readonly priceMinor: bigint;
}

/**
 * The plan that was chosen for after a period has its day. The fees that the plan before did not
 * have begin with it. Whoever cannot pay them now is not kept from the plan they chose: they owe
 * the fee, as if it had come due.
 */
export function enterPlan(
  tx: Tx,
  plan: Plan,
  given: Omit<FeesToBegin, 'plan' | 'isPaidNow'> & { readonly startsAt: number },
): readonly BegunFee[] {
  setPlan(tx, given.line, plan.code);
  const begin = { ...given, plan, isPaidNow: true };
  return feesNotRunning(tx, begin).map((fee) => ({
    term: paidOrOwed(tx, begin, fee, given.startsAt),
    priceMinor: fee.priceMinor,
  }));
}

function paidOrOwed(tx: Tx, begin: FeesToBegin, fee: Fee, startsAt: number): Term {
  try {
    return tx.attempt(() => beginFee(tx, begin, fee, startsAt));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'insufficient_balance') throw error;
    const { line, plan, catalogVersion } = begin;
    return keepTerm(tx, {
      id: newTermId(tx, line),
      line,
      kind: fee.kind,
      code: plan.code,
      catalogVersion,
      priceMinor: 0n,
      startsAt,
      endsAt: lastInstant(startsAt, 1),
      renews: true,
      nextPlan: null,
      state: 'owed',
      why: 'balance',
      follows: null,
      toldAt: null,
      dueAt: tx.nowMs + tx.settings.get(packSettings.owedAgainHours) * hourMs,
    });
  }
}
