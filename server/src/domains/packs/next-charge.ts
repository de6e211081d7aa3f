import { type HongKongDay, hongKongDay, type InstantMs, type Words } from '#base';
import type { Catalog } from '#catalog';
import { nextOf } from './next-term.ts';
import { nameOfTerm } from './name-of-term.ts';
import { startOfNext, type Term } from './term.ts';

/** The next that a line will be charged without being asked again. */
export interface NextCharge {
  readonly priceMinor: bigint;
  readonly day: HongKongDay;
  readonly name: Words;
}

/** The earliest fee or renewal that will cost something; null where nothing is ahead. */
export function nextCharge(
  terms: readonly Term[],
  catalog: Catalog,
  planCode: string,
  nowMs: InstantMs,
): NextCharge | null {
  const running = terms.filter(({ state }) => state === 'running' || state === 'owed');
  const hasPeriod = running.some(({ kind, renews }) => kind === 'period' && renews);
  const ahead = running.flatMap((term): NextCharge[] => {
    if (!term.renews && term.nextPlan === null) return [];
    const own = term.kind === 'period' ? term.code : planCode;
    const plan = catalog.plans.find(({ code }) => code === (term.nextPlan ?? own));
    const next = nextOf({ term, catalog, plan, hasPeriod });
    if (!next || next.priceMinor === 0n) return [];
    const atMs = Math.max(startOfNext(term.endsAt), nowMs);
    const name = nameOfTerm({ kind: term.kind, code: next.code }, catalog);
    return [{ priceMinor: next.priceMinor, day: hongKongDay(atMs), name }];
  });
  return ahead.reduce<NextCharge | null>(
    (first, one) => (first === null || one.day < first.day ? one : first),
    null,
  );
}
