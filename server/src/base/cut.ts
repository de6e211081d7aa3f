/** A page of rows, and the id of its last one where there are more behind it. */
export interface Cut<Row extends { readonly id: string }> {
  readonly rows: readonly Row[];
  readonly last: Row['id'] | null;
}

/** Of one row more than are wanted, those that are: so a list never ends without saying so. */
export function cutAt<Row extends { readonly id: string }>(
  rows: readonly Row[],
  length: number,
): Cut<Row> {
  const kept = rows.slice(0, length);
  return { rows: kept, last: rows.length > length ? (kept.at(-1)?.id ?? null) : null };
}
