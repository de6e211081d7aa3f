import { readFileSync } from 'node:fs';
import { type Catalog, checkCatalog } from '#catalog';
import { Fault } from '#base';

/** The demo catalogue, read and checked without a database. */
export function demoCatalog(): Catalog {
  const file = new URL('../../db/seed/demo-catalog.json', import.meta.url);
  const checked = checkCatalog(JSON.parse(readFileSync(file, 'utf8')));
  if ('problems' in checked) throw new Fault(JSON.stringify(checked.problems));
  return { ...checked.content, version: 1, validFrom: 0 };
}
