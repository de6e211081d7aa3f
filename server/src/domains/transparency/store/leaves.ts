import { insertRows, statement } from '#platform/postgres';

/** What was written into the books, as the log takes it. */
export interface Recorded {
  readonly recordedAt: number;
  readonly text: string;
  /** Of a receipt what only the line's owner may see. */
  readonly own: string | null;
}

/**
 * Recorded after $1 and until $2, oldest first: $3 at most, and all of the last one's instant. How
 * far that goes is found by the indexes alone, since a text costs more than all else of a leaf.
 */
export const readRecorded = statement<Recorded>(
  'read ledger.leaf_view and receipts.leaf_view',
  `with reach as materialized (select coalesce(
     (select r.recorded_at
      from (select recorded_at from ledger.leaf_view
        union all select issued_at from receipts.issue_view) r
      where r.recorded_at > $1::timestamptz and r.recorded_at <= $2::timestamptz
      order by r.recorded_at offset $3::int8 - 1 fetch first row only),
     $2::timestamptz) as until)
   select b.recorded_at, b.text, b.own
   from (select recorded_at, text, null as own from ledger.leaf_view
     union all select recorded_at, text, own from receipts.leaf_view) b
   where b.recorded_at > $1::timestamptz and b.recorded_at <= (select until from reach)
   order by b.recorded_at`,
);

/** When the first of all was recorded; none where the books are empty. */
export const readFirstRecorded = statement<{ first: number | null }>(
  'read ledger.leaf_view first',
  `select least((select min(recorded_at) from ledger.transfer_view),
     (select min(issued_at) from receipts.issue_view)) as first`,
);

export const insertLeaves = insertRows('transparency.leaf', { index: 'int8', entry: 'bytea' });

/** Which of these entries stand in the log, and where. */
export const readPresent = statement<{ entry: Buffer; index: bigint }>(
  'read transparency.leaf present',
  `select l.entry, l.index
   from unnest($1::bytea[]) e(entry) join transparency.leaf l using (entry)`,
);

export const readLeaf = statement<{ index: bigint }>(
  'read transparency.leaf',
  'select index from transparency.leaf where entry = $1',
);

/** Entries from $1 on, at most $2. */
export const readEntries = statement<{ entry: Buffer }>(
  'read transparency.leaf from',
  'select entry from transparency.leaf where index >= $1 order by index limit $2',
);

/** A receipt as it is sealed. */
export const readReceiptText = statement<Pick<Recorded, 'text' | 'own'>>(
  'read receipts.leaf_view of code',
  'select text, own from receipts.leaf_view where slot = $1 and code = $2',
);
