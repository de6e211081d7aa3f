import { statement } from '#platform/postgres';

export interface Numbers {
  /** The oldest transaction that is under way. */
  readonly oldest: bigint;
  readonly next: bigint;
}

/**
 * The numbers of now. For a mark they are read after its instant was: a transaction that took its
 * time until then, once it held its locks, has a number below the next.
 */
export const readNumbers = statement<Numbers>(
  'read transaction numbers',
  `select pg_snapshot_xmin(s)::text::int8 as oldest, pg_snapshot_xmax(s)::text::int8 as next
   from pg_current_snapshot() s`,
);
