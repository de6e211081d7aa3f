import type { InstantMs } from '#base';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Ask for what is before this instant next; null when that was all. */
  readonly beforeMs: InstantMs | null;
}

/**
 * A page of rows that are read newest first and before an instant. What happened at one instant,
 * such as a top-up's value and bonus, is never torn apart: asking for what is before it would leave
 * out the rest. Reads a longer page where so much happened at one instant that none would be whole.
 */
export async function readPage<Row>(
  length: number,
  read: (limit: number) => Promise<readonly Row[]>,
  at: (row: Row) => InstantMs,
): Promise<Page<Row>> {
  const found = await read(length + 1);
  const next = found[length];
  if (next === undefined) return { rows: found, beforeMs: null };
  const rows = found.filter((row) => at(row) !== at(next));
  const last = rows.at(-1);
  if (last === undefined) return readPage(2 * length, read, at);
  return { rows, beforeMs: at(last) };
}
