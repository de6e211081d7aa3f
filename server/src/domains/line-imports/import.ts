import type { Id } from '#base';

export type ImportId = Id<'imp'>;

/** No step takes more rows in: so many are looked at again when an import goes on. */
export const mostAtOnce = 500;

/** A file of lines, and how far it has been taken in. */
export interface Import {
  readonly id: ImportId;
  readonly rowsTotal: number;
  /** So many rows from the beginning have been looked at. */
  readonly rowsDone: number;
}

export interface RefusedRow {
  /** From 1, without the line of names. */
  readonly row: number;
  readonly refusal: string;
  readonly written: string;
}
