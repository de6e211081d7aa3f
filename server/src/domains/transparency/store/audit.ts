import { statement } from '#platform/postgres';

/** Entries from $1 on and below $2, at most $3. */
export const auditEntries = statement<{ entry: Buffer }>(
  'audit transparency.leaf',
  'select entry from transparency.leaf where index >= $1 and index < $2 order by index limit $3',
);

export const auditCheckpoints = statement<{ size: bigint; root: Buffer; note: string }>(
  'audit transparency.checkpoint',
  'select size, root, note from transparency.checkpoint where size <= $1 order by size',
);
