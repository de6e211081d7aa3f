import type { Context } from '#platform/context';
import type { Catalog } from './catalog.ts';
import { refuse } from './refusals.ts';
import { spanInForce, versionNumbered } from './versions.ts';

/**
 * The catalogue in force now, from memory but for a look every few seconds. Use one snapshot for
 * all of a command, and store its `version` beside what was promised from it. Refuses with
 * `catalog_missing`.
 */
export async function readCatalog(context: Context): Promise<Catalog> {
  const span = await spanInForce(context);
  if (!span) throw refuse.catalog_missing();
  return versionNumbered(context, span.number);
}
