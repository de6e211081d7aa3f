import { type HongKongDay, hongKongDay, type InstantMs, languages, type Words } from '#base';
import type { Catalog } from '#catalog';
import type { SettingValues } from '#platform/settings';
import { nextOf } from './next-term.ts';
import { nameOfTerm } from './name-of-term.ts';
import { renewAt, type Term } from './term.ts';

/** What a line will be charged next without being asked again. */
export interface NextCharge {
  readonly priceMinor: bigint;
  /** On which it is taken: hours before what it pays for begins. */
  readonly day: HongKongDay;
  readonly name: Words;
}

/** All fees and renewals of the first day that will cost something; null where nothing is ahead. */
export function nextCharge(
  terms: readonly Term[],
  catalog: Catalog,
  planCode: string,
  { nowMs, settings }: { readonly nowMs: InstantMs; readonly settings: SettingValues },
): NextCharge | null {
  const running = terms.filter(({ state }) => state === 'running' || state === 'owed');
  const hasPeriod = running.some(({ kind, renews }) => kind === 'period' && renews);
  const ahead = running.flatMap((term): NextCharge[] => {
    if (!term.renews && term.nextPlan === null) return [];
    const own = term.kind === 'period' ? term.code : planCode;
    const plan = catalog.plans.find(({ code }) => code === (term.nextPlan ?? own));
    const next = nextOf({ term, catalog, plan, hasPeriod });
    if (!next || next.priceMinor === 0n) return [];
    const atMs = Math.max(renewAt(term, settings), nowMs);
    const name = nameOfTerm({ kind: term.kind, code: next.code }, catalog);
    return [{ priceMinor: next.priceMinor, day: hongKongDay(atMs), name }];
  });
  return ahead.reduce<NextCharge | null>((first, one) => {
    if (first === null || one.day < first.day) return one;
    return one.day === first.day ? together(first, one) : first;
  }, null);
}

function together(one: NextCharge, other: NextCharge): NextCharge {
  const names = languages.map((language) => {
    return [language, `${one.name[language]} + ${other.name[language]}`] as const;
  });
  const priceMinor = one.priceMinor + other.priceMinor;
  return { ...one, priceMinor, name: Object.fromEntries(names) as Words };
}
