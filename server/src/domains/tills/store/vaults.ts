import { statement } from '#platform/postgres';
import type { Vault } from '../vault.ts';

export interface VaultCountRow {
  readonly id: string;
  readonly place: Vault;
  readonly counted: bigint;
  readonly countedBy: string;
  readonly countedAt: number;
  readonly booked: bigint | null;
  readonly reason: string;
  readonly agreedBy: string | null;
  readonly agreedAt: number | null;
}

const columns = 'id, place, counted, counted_by, counted_at, booked, reason, agreed_by, agreed_at';

export const lockOpenCount = statement<VaultCountRow>(
  'lock tills.vault_count open',
  `select ${columns} from tills.vault_count where place = $1 and agreed_by is null
   for no key update`,
);

/** The first of a place, or instead of the one before: of two who begin at once one waits. */
export const saveOpenCount = statement(
  'save tills.vault_count open',
  `insert into tills.vault_count (id, place, count, counted, counted_by, counted_at)
   values ($1, $2, $3::json, $4, $5, $6::timestamptz)
   on conflict (place) where agreed_by is null do update set count = excluded.count,
     counted = excluded.counted, counted_by = excluded.counted_by,
     counted_at = excluded.counted_at`,
);

export const agreeCount = statement(
  'agree tills.vault_count',
  `update tills.vault_count set booked = $2, reason = $3, agreed_by = $4,
     agreed_at = $5::timestamptz where id = $1`,
);

export const readOpenCounts = statement<VaultCountRow>(
  'read tills.vault_count open',
  `select ${columns} from tills.vault_count where agreed_by is null`,
);

export const readLastCount = statement<VaultCountRow>(
  'read tills.vault_count last',
  `select ${columns} from tills.vault_count where place = $1 and agreed_by is not null
   order by agreed_at desc limit 1`,
);
