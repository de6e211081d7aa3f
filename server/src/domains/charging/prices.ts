import { type InstantMs, present } from '#base';
import { type Catalog, versionNumbered, versionsBetween } from '#catalog';
import type { Context } from '#platform/context';
import { type RateTable, rateTable } from './rating/rate-table.ts';

/** Every table of rates that the commands of one transaction need, found without waiting. */
export interface Prices {
  readonly catalog: Catalog;
  /** Of a plan, in the version in force. */
  current(plan: string): RateTable;
  /** Of a plan, in every version since yesterday and until tomorrow: the earliest first. */
  tables(plan: string): readonly RateTable[];
  /** Of a plan, in the version that a use has kept. */
  kept(plan: string, version: number): RateTable;
}

/**
 * Reads the versions that uses have kept, and those that price what is used between two instants;
 * the process knows most of them.
 */
export async function loadPrices(
  context: Context,
  catalog: Catalog,
  versions: readonly number[],
  { fromMs, untilMs }: { readonly fromMs: InstantMs; readonly untilMs: InstantMs },
): Promise<Prices> {
  const between = await versionsBetween(context, fromMs, untilMs);
  const catalogs = new Map([catalog, ...between].map((one) => [one.version, one]));
  for (const version of versions) {
    if (!catalogs.has(version)) catalogs.set(version, await versionNumbered(context, version));
  }
  return {
    catalog,
    current: (plan) => rateTable(catalog, plan),
    tables: (plan) => between.filter(hasPlan(plan)).map((one) => rateTable(one, plan)),
    kept: (plan, version) => rateTable(present(catalogs.get(version), 'a kept version'), plan),
  };
}

/** A plan may be younger than a version. */
function hasPlan(code: string): (catalog: Catalog) => boolean {
  return ({ plans }) => plans.some((plan) => plan.code === code);
}
