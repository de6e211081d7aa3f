import { csvCells, microOf, type Words } from '#base';
import type { KeptOutlet } from './outlet.ts';
import { type OutletFlaw, readOutlet } from './new-outlet.ts';

/** What stands in a file, in this order, under these names in its first line. */
export const outletColumns = [
  'code',
  'kind',
  'name_zh_hant',
  'name_zh_hans',
  'name_en',
  'address_zh_hant',
  'address_zh_hans',
  'address_en',
  'district',
  'latitude',
  'longitude',
  'hours',
  'services',
  'languages',
  'phone',
  'sells_as',
] as const;

type Column = (typeof outletColumns)[number];

/** Reads a row of a file, or says in one word why it cannot be an outlet. */
export function readOutletRow(written: string): KeptOutlet | OutletFlaw {
  const cells = csvCells(written);
  if (cells?.length !== outletColumns.length) return 'columns_wrong';
  const cell = (column: Column): string => cells[outletColumns.indexOf(column)] ?? '';
  const words = (of: 'name' | 'address'): Words => ({
    'zh-Hant': cell(`${of}_zh_hant`),
    'zh-Hans': cell(`${of}_zh_hans`),
    en: cell(`${of}_en`),
  });
  const latitudeMicro = microOf(cell('latitude'));
  const longitudeMicro = microOf(cell('longitude'));
  const isPosition = latitudeMicro !== undefined && longitudeMicro !== undefined;
  return readOutlet({
    code: cell('code'),
    kind: cell('kind'),
    name: words('name'),
    address: words('address'),
    district: cell('district'),
    position: isPosition ? { latitudeMicro, longitudeMicro } : undefined,
    hours: cell('hours'),
    services: listIn(cell('services')),
    languages: listIn(cell('languages')),
    phone: cell('phone') || null,
    sellsAs: cell('sells_as') || null,
  });
}

function listIn(cell: string): string[] {
  return cell.split(/\s+/).filter((one) => one !== '');
}
