import { readFileSync } from 'node:fs';
import { type Catalog, checkCatalog } from '#catalog';
import { Fault } from '#base';

/** The demo catalogue as it is loaded. */
export function demoDocument(): unknown {
  const file = new URL('../../db/seed/demo-catalog.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The demo catalogue, read and checked without a database. */
export function demoCatalog(): Catalog {
  const checked = checkCatalog(demoDocument());
  if ('problems' in checked) throw new Fault(JSON.stringify(checked.problems));
  return { ...checked.content, version: 1, validFrom: 0 };
}
