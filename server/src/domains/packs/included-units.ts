import type { Allowance, Catalog } from '#catalog';
import type { Term } from './term.ts';

/** The units that the running packs and periods of a line came with, as the catalogue says. */
export function includedUnits(terms: readonly Term[], catalog: Catalog): readonly Allowance[] {
  const running = terms.filter(({ state }) => state === 'running');
  return running.flatMap(({ kind, code }) => {
    if (kind === 'pack') return catalog.packs.find((pack) => pack.code === code)?.includes ?? [];
    if (kind !== 'period') return [];
    return catalog.plans.find((plan) => plan.code === code)?.period?.includes ?? [];
  });
}
