import { readFileSync } from 'node:fs';
import { type Catalog, checkCatalog } from '#catalog';
import { Fault } from '#base';

/** The demo catalogue as it is loaded. */
export function demoDocument(): unknown {
  const file = new URL('../../db/seed/demo-catalog.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

interface Document {
  readonly tariffs: readonly {
    readonly rates: readonly { readonly code: string; readonly priceMinor: number }[];
  }[];
}

/** The demo's catalogue, in which one rate, data in Hong Kong, is doubled from now or a day on. */
export function dearerDocument(validFrom: string | null = null, code = 'data_hk'): unknown {
  const document = demoDocument() as Document;
  const tariffs = document.tariffs.map((tariff) => ({
    ...tariff,
    rates: tariff.rates.map((rate) => {
      return rate.code === code ? { ...rate, priceMinor: rate.priceMinor * 2 } : rate;
    }),
  }));
  return { ...document, tariffs, validFrom };
}

/** The demo catalogue, read and checked without a database. */
export function demoCatalog(): Catalog {
  const checked = checkCatalog(demoDocument());
  if ('problems' in checked) throw new Fault(JSON.stringify(checked.problems));
  return { ...checked.content, version: 1, validFrom: 0 };
}
