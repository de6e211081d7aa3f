import { present } from '#base';
import { type Catalog, versionNumbered } from '#catalog';
import type { Context } from '#platform/context';
import { type RateTable, rateTable } from './rating/rate-table.ts';

/** Every table of rates that the commands of one transaction need, found without waiting. */
export interface Prices {
  readonly catalog: Catalog;
  /** Of a plan, in the version in force. */
  current(plan: string): RateTable;
  /** Of a plan, in the version that a use has kept. */
  kept(plan: string, version: number): RateTable;
}

/** Reads the versions that uses have kept; the process knows most of them. */
export async function loadPrices(
  context: Context,
  catalog: Catalog,
  versions: readonly number[],
): Promise<Prices> {
  const catalogs = new Map([[catalog.version, catalog]]);
  for (const version of versions) {
    if (!catalogs.has(version)) catalogs.set(version, await versionNumbered(context, version));
  }
  return {
    catalog,
    current: (plan) => rateTable(catalog, plan),
    kept: (plan, version) => rateTable(present(catalogs.get(version), 'a kept version'), plan),
  };
}
