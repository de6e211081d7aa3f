import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#test/database';

/** What a statement does to a table, as it was granted; columns where only some may be changed. */
interface Rights {
  readonly insert: boolean;
  readonly update: readonly string[];
  readonly delete: boolean;
}

const file = readFileSync(new URL('../../db/privileges.sql', import.meta.url), 'utf8');

/** The books themselves: no reason can be good enough, so they stand here a second time. */
const neverChanged = [
  'charging.usage',
  'identity.audit',
  'ledger.closed_bucket',
  'ledger.system_transfer',
  'ledger.transfer',
  'payments.notice',
  'payments.payment',
  'platform.request',
  'receipts.receipt',
  'receipts.receipt_number',
  'subscribers.validity_grant',
];

interface Grant {
  readonly tables: readonly string[];
  readonly rights: Rights;
  readonly isExplained: boolean;
}

/** Grants come in groups, each below the comment that says why. */
function declaredGrants(): Grant[] {
  return file.split('\n\n').flatMap((group) => {
    const isExplained = /^--.{20}/.test(group);
    const grants = group.matchAll(/^grant ([^;]*?)\s+on\s+([^;]*?)\s+to lowu_app;/gms);
    return [...grants]
      .filter(([, , on = '']) => !/\bschema\b/.test(on))
      .map(([, what = '', on = '']) => ({
        tables: on.split(',').map((table) => table.trim()),
        rights: {
          insert: /\binsert\b/.test(what),
          update: (/update \(([^)]*)\)/.exec(what)?.[1] ?? '').split(',').flatMap((column) => {
            return column.trim() || [];
          }),
          delete: /\bdelete\b/.test(what),
        },
        isExplained,
      }));
  });
}

const declared = declaredGrants();
const rightsOf = new Map(
  declared.flatMap(({ tables, rights }) => tables.map((table) => [table, rights] as const)),
);

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

const database = await testDatabase();

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Every table of the schema but those of the jobs' library. */
async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.oid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%'
      and n.nspname not in ('information_schema', 'graphile_worker', 'public')
    group by c.oid order by 1`);
  return rows;
}

async function isLet(server: pg.Client, statement: string): Promise<boolean> {
  try {
    await server.query(statement);
    return true;
  } catch (error) {
    assert.match(String(error), /permission denied/, statement);
    return false;
  }
}

test('the server may do to each table what privileges.sql says, and nothing else', async (t) => {
  const [owner, server] = [await connect(database.ownerUrl), await connect(database.url)];
  t.after(() => Promise.all([owner.end(), server.end()]));
  const tables = await tablesOf(owner);
  assert.ok(tables.length >= 35);
  for (const { name, columns } of tables) {
    const rights = rightsOf.get(name);
    assert.ok(rights, `${name} does not stand in server/db/privileges.sql`);
    assert.ok(await isLet(server, `select from ${name} limit 0`), name);
    assert.equal(
      await isLet(server, `insert into ${name} select * from ${name} limit 0`),
      rights.insert,
      name,
    );
    assert.equal(await isLet(server, `delete from ${name} where false`), rights.delete, name);
    assert.equal(await isLet(server, `truncate ${name}`), false, name);
    for (const column of columns) {
      const isChanged = await isLet(server, `update ${name} set ${column} = ${column} where false`);
      assert.equal(isChanged, rights.update.includes(column), `${name}.${column}`);
    }
  }
  const known = new Set(tables.map(({ name }) => name));
  assert.deepEqual(
    [...rightsOf.keys()].filter((name) => !known.has(name)),
    [],
  );
});

test('a table stands in privileges.sql once, and where it may change, below a reason', () => {
  const named = declared.flatMap(({ tables }) => tables);
  assert.deepEqual(named.toSorted(), [...new Set(named)].toSorted());
  for (const { tables, isExplained } of declared) assert.ok(isExplained, tables.join(', '));
});

test('nothing that proves what happened can be changed or taken away', () => {
  for (const table of neverChanged) {
    assert.deepEqual(rightsOf.get(table), { insert: true, update: [], delete: false }, table);
  }
});

test('the server can make nothing in the database', async (t) => {
  const server = await connect(database.url);
  t.after(() => server.end());
  for (const schema of ['ledger', 'platform', 'graphile_worker', 'public']) {
    assert.equal(await isLet(server, `create table ${schema}.own (n int)`), false, schema);
  }
  assert.equal(await isLet(server, 'create schema own'), false);
});
