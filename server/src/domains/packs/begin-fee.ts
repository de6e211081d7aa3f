import type { Tx } from '#platform/postgres';
import { beginTerm } from './begin-term.ts';
import type { Fee, FeesToBegin } from './plan-fees.ts';
import { lastInstant, type Term } from './term.ts';

/** Refuses with `insufficient_balance`, having done nothing if called within `tx.attempt`. */
export function beginFee(
  tx: Tx,
  { line, plan, catalogVersion, isPaidNow }: FeesToBegin,
  { kind, days, priceMinor }: Fee,
  startsAt: number,
): Term {
  return beginTerm(tx, {
    line,
    kind,
    code: plan.code,
    catalogVersion,
    priceMinor: isPaidNow ? priceMinor : 0n,
    startsAt,
    endsAt: lastInstant(startsAt, days),
    renews: true,
    includes: [],
  });
}
