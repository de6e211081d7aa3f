import { statement } from '#platform/postgres';
import type { VersionSpan } from './catalog.ts';

interface VersionRow {
  readonly number: bigint;
  readonly validFrom: number;
}

export const readVersions = statement<VersionRow>(
  'read catalog.version',
  'select number, valid_from from catalog.version order by number',
);

/** Who loaded which version and when, the newest first. */
export const readVersionPapers = statement<
  VersionRow & { readonly loadedAt: number; readonly loadedBy: string }
>(
  'read catalog.version papers',
  'select number, valid_from, loaded_at, loaded_by from catalog.version order by number desc',
);

export const readVersion = statement<VersionRow & { readonly document: unknown }>(
  'read catalog.version one',
  'select number, valid_from, document from catalog.version where number = $1',
);

export const readNewestVersion = statement<VersionRow>(
  'read catalog.version newest',
  'select number, valid_from from catalog.version order by number desc limit 1',
);

/** The newest version with this content. */
export const readVersionOfContent = statement<VersionRow>(
  'read catalog.version of content',
  `select number, valid_from from catalog.version
   where sha256 = $1 order by number desc limit 1`,
);

/** Two loaders that chose the same number meet at the key: the later one runs again and sees it. */
export const insertVersion = statement(
  'insert catalog.version',
  `insert into catalog.version (number, valid_from, sha256, document, loaded_at, loaded_by)
   values ($1, $2::timestamptz, $3, $4::jsonb, $5::timestamptz, $6)`,
);

export function spanOf(row: VersionRow): VersionSpan {
  return { number: Number(row.number), validFrom: row.validFrom };
}
