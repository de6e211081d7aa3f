import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { readVersion } from './store.ts';
import { spanInForce } from './versions.ts';

/**
 * A version as its operator wrote it, to be changed and loaded as the next; the one in force where
 * no number is given. Refuses with `catalog_version_unknown` and `catalog_missing`.
 */
export async function readDocument(context: Context, version?: number): Promise<unknown> {
  const number = version ?? (await spanInForce(context))?.number;
  if (number === undefined) throw refuse.catalog_missing();
  const [row] = await context.db.read(readVersion, [number]);
  if (!row) throw refuse.catalog_version_unknown({ version: number });
  return row.document;
}
