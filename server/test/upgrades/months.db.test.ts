import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { makeMonths } from '#platform/postgres';
import { type TestDatabase, testDatabase } from '#test/database';

const months = new URL('../../db/months.sql', import.meta.url).pathname;
const database: TestDatabase = await testDatabase();

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  return client;
}

/** The bounds of all months, in their order, with the part that catches the rest left out. */
async function boundsOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ bounds: string }>(`
    select pg_get_expr(c.relpartbound, c.oid) as bounds from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'charging.usage'::regclass and c.relname <> 'usage_other' order by 1`);
  return rows.map(({ bounds }) => bounds);
}

function use(recordedAt: string): string {
  return `insert into charging.usage
    (slot, line, recorded_at, id, session, rating_group, report, service, zone, used_from,
      used_until, used_units, counted_units, money_units, plan, catalog_version, connect_minor,
      amount_minor, uncollected_minor, units_before, amount_before, rest_before, paid)
    values (1, gen_random_uuid(), ${recordedAt}, gen_random_uuid(), 1, 1, 1, 'data', 'HK', now(),
      now(), 1, 0, 0, 'commuter', 1, 0, 0, 0, 0, 0, 0, '[]')`;
}

async function placesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ place: string }>(
    'select tableoid::regclass::text as place from charging.usage order by recorded_at',
  );
  return rows.map(({ place }) => place);
}

test('months follow without a gap, begin at midnight in Hong Kong, and stay', async (t) => {
  const owner = await connect();
  t.after(() => owner.end());
  await owner.query(`set time zone 'Asia/Hong_Kong'`);
  // The template may have been made in the month before.
  await makeMonths(database.ownerUrl, months);
  const before = await boundsOf(owner);
  await makeMonths(database.ownerUrl, months);
  const bounds = await boundsOf(owner);
  assert.deepEqual(bounds, before);
  assert.ok(bounds.length >= 25);
  const edges = bounds.map((text) => [...text.matchAll(/'([^']+)'/g)].map(([, edge]) => edge));
  for (const [at, [from, until]] of edges.entries()) {
    assert.match(`${from} ${until}`, /^\d{4}-\d{2}-01 00:00:00\+08 \d{4}-\d{2}-01 00:00:00\+08$/);
    if (at > 0) assert.equal(from, edges[at - 1]?.[1]);
  }
});

test('what came before its month was made moves there, and nothing is lost', async (t) => {
  const owner = await connect();
  t.after(() => owner.end());
  const gone = `to_char(now() at time zone 'Asia/Hong_Kong', 'YYYY_MM')`;
  const { rows } = await owner.query<{ name: string }>(
    `select 'charging.usage_' || ${gone} as name`,
  );
  const name = rows[0]?.name ?? '';
  await owner.query(`alter table charging.usage detach partition ${name}; drop table ${name}`);
  await owner.query(use('now()'));
  await owner.query(use(`now() + interval '40 years'`));
  assert.deepEqual(await placesOf(owner), ['charging.usage_other', 'charging.usage_other']);
  await makeMonths(database.ownerUrl, months);
  assert.deepEqual(await placesOf(owner), [name, 'charging.usage_other']);
});

test('an old month is detached in a moment, and what is recorded now goes on', async (t) => {
  const owner = await connect();
  t.after(() => owner.end());
  await owner.query('delete from charging.usage');
  await owner.query(use('now()'));
  const [name = ''] = await placesOf(owner);
  await owner.query(`alter table charging.usage detach partition ${name}`);
  assert.deepEqual(await placesOf(owner), []);
  await owner.query(use('now()'));
  assert.deepEqual(await placesOf(owner), ['charging.usage_other']);
});
