import pg from 'pg';

/** The schemas that our migrations make; the jobs' library keeps its own. */
const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
  and n.nspname not like 'pg\\_%'`;

const tables = `
  select n.nspname as schema, c.relname as name, c.reloptions as options,
    array(
      select '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum
    ) as columns,
    array(
      select '  ' || pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype <> 'n'
      order by k.contype desc, pg_get_constraintdef(k.oid)
    ) as constraints,
    array(
      select pg_get_indexdef(i.indexrelid) from pg_index i
      where i.indrelid = c.oid
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by pg_get_indexdef(i.indexrelid)
    ) as indexes,
    array(
      select lower(g.privilege_type) || ' to ' || g.grantee
      from information_schema.role_table_grants g
      where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee <> current_user
      union all
      select lower(acl.privilege_type) || ' of ' || string_agg(a.attname, ', ' order by a.attnum)
        || ' to ' || acl.grantee::regrole
      from pg_attribute a, aclexplode(a.attacl) acl
      where a.attrelid = c.oid group by acl.privilege_type, acl.grantee
      order by 1
    ) as grants
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and ${ours} order by 1, 2`;

const views = `
  select n.nspname as schema, c.relname as name, pg_get_viewdef(c.oid, true) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'v' and ${ours} order by 1, 2`;

const head = '-- What the migrations make. Written by "npm run schema"; a test compares.';

interface TableRow {
  readonly schema: string;
  readonly name: string;
  readonly options: readonly string[] | null;
  readonly columns: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly grants: readonly string[];
}

/**
 * A database's tables and views as text in one order, so that a migration's effect shows in review.
 */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<TableRow>(tables);
    const shown = await client.query<{ schema: string; name: string; text: string }>(views);
    const texts = [
      ...found.rows.map(tableText),
      ...shown.rows.map(({ schema, name, text }) => {
        return `create view ${schema}.${name} as\n${withoutOnlyTable(text)}`;
      }),
    ];
    return `${head}\n\n${texts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

/**
 * Of one table alone, columns are shown without its name, as PostgreSQL does from 16 on; 15 names
 * it each time, and the view is the same.
 */
function withoutOnlyTable(view: string): string {
  const [table, ...others] = [...view.matchAll(/\b(?:FROM|JOIN) \w+\.(\w+)(?: (\w+))?/g)];
  if (table === undefined || others.length > 0) return view;
  const [, name = '', alias = name] = table;
  return view.replaceAll(new RegExp(`(?<![.\\w])${alias}\\.(?=\\w)`, 'g'), '');
}

function tableText(table: TableRow): string {
  const { schema, name, options, columns, constraints, indexes, grants } = table;
  const ending = options ? ` with (${options.join(', ')})` : '';
  const lines = [
    `create table ${schema}.${name} (\n${[...columns, ...constraints].join(',\n')}\n)${ending};`,
    ...indexes.map((index) => `${index};`),
    ...grants.map((grant) => `-- grant ${grant}`),
  ];
  return lines.join('\n');
}
