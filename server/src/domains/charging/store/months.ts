import { type Owner, statement } from '#platform/postgres';

export interface MonthRow {
  /** `2024-10` */
  readonly month: string;
  /** An estimate of PostgreSQL's, where it is still there. */
  readonly records: bigint;
  readonly bytes: bigint;
  readonly detachedAt: number | null;
}

/** Every month of usage that is there or has left, in its order. */
export const readUsageMonths = statement<MonthRow>(
  'read charging.usage months',
  `select replace(substr(c.relname, 7), '_', '-') as month,
     greatest(c.reltuples, 0)::int8 as records, pg_total_relation_size(c.oid)::int8 as bytes,
     null::timestamptz as detached_at
   from pg_inherits i join pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'charging.usage'::regclass and c.relname ~ '^usage_[0-9]{4}_[0-9]{2}$'
   union all
   select month, records, 0, detached_at from charging.detached_month
   order by 1, 4 nulls first`,
);

/** What the records of a month say was paid, by slot, unit and what earned it. */
export interface PaidSum {
  readonly slot: number;
  readonly unit: string;
  readonly systemAccount: string;
  readonly amount: string;
  readonly movements: string;
}

/** Nobody records anything in a month that is over; this makes sure of it while it is summed. */
export async function closeMonth(owner: Owner, table: string): Promise<void> {
  await owner.query(`lock table ${table} in share mode`);
}

export async function countRecords(owner: Owner, table: string): Promise<bigint> {
  const { rows } = await owner.query<{ count: string }>(`select count(*) as count from ${table}`);
  return BigInt(rows[0]?.count ?? '0');
}

export async function sumPaid(owner: Owner, table: string): Promise<readonly PaidSum[]> {
  const { rows } = await owner.query<PaidSum>(
    `select slot, unit, system_account as "systemAccount", sum(amount) as amount,
       count(*) as movements
     from (
       select u.slot, p->>'unit' as unit, (p->>'amount')::numeric as amount,
         case when p->>'unit' = 'HKD' then 'income:usage:' || u.service || ':' || u.zone
           else 'packs' end as system_account
       from ${table} u, jsonb_array_elements(u.paid) p
     ) paid
     group by 1, 2, 3 order by 1, 2, 3`,
  );
  return rows;
}

export interface MonthThatLeft {
  readonly month: string;
  readonly from: string;
  readonly until: string;
  readonly records: bigint;
  readonly detachedAt: string;
  readonly archiveSha256: Buffer | null;
}

export async function insertDetached(
  owner: Owner,
  left: MonthThatLeft,
  sums: readonly PaidSum[],
): Promise<void> {
  const { month, from, until, records, detachedAt, archiveSha256 } = left;
  await owner.query(
    `insert into charging.detached_month
       (month, from_at, until_at, records, detached_at, archive_sha256)
     values ($1, $2, $3, $4, $5, $6)`,
    [month, from, until, records.toString(), detachedAt, archiveSha256],
  );
  await owner.query(
    `insert into charging.detached_sum (month, slot, unit, system_account, amount, movements)
     select $1, r.* from unnest($2::int2[], $3::text[], $4::text[], $5::numeric[], $6::int8[]) r`,
    [
      month,
      sums.map(({ slot }) => slot),
      sums.map(({ unit }) => unit),
      sums.map(({ systemAccount }) => systemAccount),
      sums.map(({ amount }) => amount),
      sums.map(({ movements }) => movements),
    ],
  );
}

const recordsAtOnce = 5_000;

/** The records of a month as lines of JSON, in pieces, in the order of their key. */
export async function* readRecords(owner: Owner, table: string): AsyncGenerator<string> {
  await owner.query(
    `declare months_records no scroll cursor for
     select row_to_json(u)::text as record from ${table} u order by slot, line, recorded_at, id`,
  );
  for (;;) {
    const { rows } = await owner.query<{ record: string }>(
      `fetch ${recordsAtOnce} from months_records`,
    );
    if (rows.length > 0) yield rows.map(({ record }) => `${record}\n`).join('');
    if (rows.length < recordsAtOnce) break;
  }
  await owner.query('close months_records');
}
