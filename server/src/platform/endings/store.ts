import { insertRows, statement } from '#platform/postgres';
import type { Ending } from './ending.ts';

export const insertEndings = insertRows(
  'platform.ending',
  { id: 'uuid', at: 'instant', kind: 'text', subject: 'text', details: 'jsonb' },
  'on conflict (id) do nothing',
);

export const readEndings = statement<Ending>(
  'read platform.ending',
  'select id, at, kind, subject, details from platform.ending where at >= $1 order by at, id',
);

export interface RestoreRow {
  readonly restoredAt: number;
  readonly madeAt: number;
  readonly settledAt: number | null;
  readonly settledBy: 'applied' | 'waived' | null;
  readonly reason: string | null;
  readonly leftOpen: readonly Ending[];
}

export const readLastRestore = statement<RestoreRow>(
  'read platform.restore last',
  `select restored_at, made_at, settled_at, settled_by, reason, left_open
   from platform.restore order by restored_at desc limit 1`,
);

export const insertRestore = statement(
  'insert platform.restore',
  `insert into platform.restore (restored_at, made_at) values ($1, $2)
   on conflict (restored_at) do nothing`,
);

export const settleRestore = statement(
  'settle platform.restore',
  `update platform.restore set settled_at = $2, settled_by = $3, reason = $4, left_open = $5
   where restored_at = $1`,
);
