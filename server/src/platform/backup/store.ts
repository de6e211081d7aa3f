import { type Owner, statement } from '#platform/postgres';
import type { BackedUpMonth, BackedUpTable, Manifest } from './manifest.ts';

/** Of our migrations and of the jobs that wait; nothing of PostgreSQL's own. */
const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public')
  and n.nspname not like 'pg\\_%'`;

/** What says which migrations were applied comes with the schema and not with the rows. */
const notRows = `(n.nspname, c.relname) not in (('platform', 'migration'),
  ('graphile_worker', 'migrations'))`;

type TableColumns = Pick<BackedUpTable, 'name' | 'columns'>;

/** Begins to see the database as it is at one moment, to the end of the transaction. */
export async function freeze(owner: Owner): Promise<void> {
  await owner.query('set transaction isolation level repeatable read, read only');
}

/** All tables with the columns that are theirs to keep, those that others point to first. */
export async function readTables(owner: Owner): Promise<TableColumns[]> {
  const { rows } = await owner.query<TableColumns>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours} and ${notRows}
    order by 1`);
  const pointed = await owner.query<{ from: string; to: string }>(`
    select c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to"
    from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid`);
  return inOrder(rows, pointed.rows);
}

function inOrder(
  tables: readonly TableColumns[],
  pointed: readonly { readonly from: string; readonly to: string }[],
): TableColumns[] {
  const ordered: TableColumns[] = [];
  const place = (table: TableColumns): void => {
    if (ordered.includes(table)) return;
    for (const { from, to } of pointed) {
      const first = from === table.name ? tables.find(({ name }) => name === to) : undefined;
      if (first) place(first);
    }
    ordered.push(table);
  };
  tables.forEach(place);
  return ordered;
}

/** Months that hang in their table, and those of `charging.usage` that were detached from it. */
export async function readMonths(owner: Owner): Promise<BackedUpMonth[]> {
  const { rows } = await owner.query<BackedUpMonth>(`
    select i.inhrelid::regclass::text as table, i.inhparent::regclass::text as of,
      pg_get_expr(c.relpartbound, c.oid) as bounds
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    join pg_namespace n on n.oid = c.relnamespace
    where c.relispartition and c.relkind = 'r' and ${ours}
    union all
    select c.oid::regclass::text, 'charging.usage', null
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'charging' and c.relname ~ '^usage_\\d{4}_\\d\\d$'
      and c.relkind = 'r' and not c.relispartition
    order by 1`);
  return rows;
}

export async function readApplied(owner: Owner): Promise<Manifest['migrations']> {
  const { rows } = await owner.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration order by name',
  );
  return rows;
}

export async function readVersion(owner: Owner): Promise<string> {
  const { rows } = await owner.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return rows[0]?.version ?? '';
}

/** Nothing of ours, nor of anybody else, is in this database. */
export async function readIsEmpty(owner: Owner): Promise<boolean> {
  const { rows } = await owner.query<{ is: boolean }>(`
    select not exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname <> 'information_schema'
        and n.nspname not like 'pg\\_%') as is`);
  return rows[0]?.is ?? false;
}

export const readLastBackup = statement<{ madeAt: number }>(
  'read platform.backup last',
  'select made_at from platform.backup order by made_at desc limit 1',
);

/** Remembers that a backup was made. */
export async function noteBackup(
  owner: Owner,
  { madeAt, tables, keys }: Pick<Manifest, 'madeAt' | 'tables' | 'keys'>,
): Promise<void> {
  const sum = (of: 'rows' | 'bytes') => tables.reduce((all, one) => all + one[of], 0);
  await owner.query(
    `insert into platform.backup (made_at, row_count, byte_count, has_keys)
     values ($1, $2, $3, $4) on conflict (made_at) do nothing`,
    [madeAt, sum('rows'), sum('bytes'), keys !== null],
  );
}

export function copyOutText({ name, columns }: TableColumns): string {
  return `copy (select ${columns.join(', ')} from ${name}) to stdout`;
}

export function copyBackText({ name, columns }: TableColumns): string {
  return `copy ${name} (${columns.join(', ')}) from stdin`;
}

/** Makes the months that the schema does not bring along. */
export async function makeMonth(owner: Owner, { table, of, bounds }: BackedUpMonth): Promise<void> {
  const { rows } = await owner.query<{ is: boolean }>('select to_regclass($1) is not null as is', [
    table,
  ]);
  if (rows[0]?.is === true) return;
  await owner.query(
    bounds === null
      ? `create table ${table} (like ${of} including all)`
      : `create table ${table} partition of ${of} ${bounds}`,
  );
}

/** Migrations put some rows in; those of the backup take their place. */
export async function empty(owner: Owner, tables: readonly TableColumns[]): Promise<void> {
  await owner.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
}

/** Lets counters go on behind the rows that are there, and jobs that were under way run again. */
export async function goOn(owner: Owner): Promise<void> {
  const { rows } = await owner.query<{ text: string }>(`
    select format('select setval(%L, greatest(1, (select coalesce(max(%I), 1) from %s)))',
      s.oid::regclass, a.attname, d.refobjid::regclass) as text
    from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
      and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    join pg_namespace n on n.oid = s.relnamespace
    where s.relkind = 'S' and ${ours}`);
  for (const { text } of rows) await owner.query(text);
  await owner.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null');
  await owner.query(
    'update graphile_worker._private_job_queues set locked_at = null, locked_by = null',
  );
}
