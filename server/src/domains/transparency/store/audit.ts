import { statement } from '#platform/postgres';
import { sumOfKey } from './keys.ts';

/** Entries from $1 on and below $2, at most $3. */
export const auditEntries = statement<{ entry: Buffer }>(
  'audit transparency.leaf',
  'select entry from transparency.leaf where index >= $1 and index < $2 order by index limit $3',
);

export const auditCheckpoints = statement<{ size: bigint; root: Buffer; note: string }>(
  'audit transparency.checkpoint',
  'select size, root, note from transparency.checkpoint where size <= $1 order by size',
);

/** Those of a log that has grown beyond $1 meanwhile; or that say another size than they signed. */
export const auditLaterCheckpoints = statement<{ size: bigint; note: string }>(
  'audit transparency.checkpoint later',
  'select size, note from transparency.checkpoint where size > $1 order by size',
);

export const auditKeyRows = statement<{ verifier: string; isAsWritten: boolean }>(
  'audit transparency.key',
  `select k.verifier, k.sum = ${sumOfKey()} as is_as_written from transparency.key k
   order by k.made_at, k.id`,
);
