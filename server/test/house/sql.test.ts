import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Room, rooms } from '../../src/architecture.ts';
import { twinMigrations } from './rules/migrations.ts';
import { holds, placesOf } from './rules/report.ts';
import { repository } from './rules/repository.ts';
import { sourceFile } from './rules/source.ts';
import { foreignTables, strayedSql } from './rules/sql.ts';
import { nakedTables } from './rules/sql-tables.ts';

suite('the house', () => {
  test('SQL stands in stores, in sql/ and in db/', () => {
    holds('strayed SQL', strayedSql(repository()));
  });

  test('a domain names its own schema, and only the views of others', () => {
    holds('foreign tables', foreignTables(repository(), rooms));
  });

  test('every table is named with its schema', () => {
    holds('naked tables', nakedTables(repository()));
  });

  test('every migration has a number of its own', () => {
    holds('twin migrations', twinMigrations(repository()));
  });
});

test('a migration that takes the number of another is found', () => {
  const names = ['0001-a', '0001-b', '0004-c'].map((name) => `server/db/migrations/${name}.sql`);
  assert.deepEqual(placesOf(twinMigrations(names.map((name) => sourceFile(name, '')))), [
    'server/db/migrations/0001-b.sql:1: another migration is 0001',
  ]);
});

const ledger: Room = { path: 'domains/ledger', below: [] };
const autoTopups: Room = { path: 'domains/auto-topups', below: [ledger] };
const store = 'server/src/domains/auto-topups/store.ts';

function foreign(text: string): string[] {
  return placesOf(foreignTables([sourceFile(store, text)], [ledger, autoTopups]));
}

suite('a breach is found', () => {
  test('SQL in a use case, whatever quotes it stands in', () => {
    const path = 'server/src/domains/ledger/post.ts';
    const problem = 'SQL outside a store';
    const texts = [
      "const q = 'select 1 from ledger.account';",
      'const q = `\n  with due as (\n    select 1) select 2`;',
      'const q = sql`insert into ledger.transfer (a) values (${a})`;',
      "const q = 'UPDATE ledger.account SET balance = 0';",
      "const q = insertRows('ledger.transfer', {});",
      "const q = 'create table ledger.t ()';",
    ];
    for (const text of texts) {
      assert.deepEqual(placesOf(strayedSql([sourceFile(path, text)])), [`${path}:1: ${problem}`]);
    }
  });

  test("another domain's table, and a write to its view", () => {
    assert.deepEqual(foreign('const q = `select 1\nfrom ledger.transfer t`;'), [
      `${store}:2: reads ledger.transfer, a private table`,
    ]);
    assert.deepEqual(foreign("insertRows('ledger.transfer', {});"), [
      `${store}:1: writes ledger.transfer`,
    ]);
    assert.deepEqual(foreign("const q = 'update ledger.account_view set a = 1';"), [
      `${store}:1: writes ledger.account_view`,
    ]);
  });

  test('a view of a domain that stands above', () => {
    const path = 'server/src/domains/ledger/store.ts';
    const file = sourceFile(path, "const q = 'select 1 from auto_topups.rule_view';");
    assert.deepEqual(placesOf(foreignTables([file], [ledger, autoTopups])), [
      `${path}:1: reads auto_topups.rule_view, which stands above or beside it`,
    ]);
  });

  test('a table without its schema', () => {
    const sql = 'select 1 from account a\njoin only transfer t on true;';
    const path = 'server/src/domains/ledger/sql/audit.sql';
    assert.deepEqual(placesOf(nakedTables([sourceFile(path, sql)])), [
      `${path}:1: account has no schema`,
      `${path}:2: transfer has no schema`,
    ]);
  });
});

suite('what is meant is allowed', () => {
  test('its own tables, views below it, words that look like tables', () => {
    assert.deepEqual(
      foreign('const q = `select r.a from auto_topups.rule r join ledger.account_view a on true`;'),
      [],
    );
    const sql = `
      with due (id) as (select id from ledger.hold for update skip locked),
      late as materialized (select 1)
      insert into ledger.transfer select * from due, unnest($1::int[]) as u(a)
      where extract(epoch from due_at) > 0 and a is distinct from b -- from nowhere
      on conflict do update set a = 'taken from account'
      returning (select 1 from late)`;
    const path = 'server/src/domains/ledger/sql/post.sql';
    assert.deepEqual(placesOf(nakedTables([sourceFile(path, sql)])), []);
  });

  test('prose that begins like SQL', () => {
    const text = "const a = 'update the page'; const b = 'select a method'; const c = 'with care';";
    assert.deepEqual(strayedSql([sourceFile('server/src/channels/app/texts.ts', text)]), []);
  });
});
