import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#test/database';
import { flipBits } from './flips.ts';
import { notPlaces, places } from './places.ts';

const tableOf = (place: string) => place.slice(0, place.lastIndexOf('.'));

test('a hundred bits turned over in the books or the log are all found', async () => {
  const { found, missed, never } = await flipBits(1, 100);
  assert.deepEqual(never, [], 'nothing is known of these');
  assert.deepEqual(missed, []);
  assert.equal(found, 100);
});

test('every column of books, receipts and log is turned over, or named with why not', async (t) => {
  const owner = new pg.Client({ connectionString: (await testDatabase(t)).ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ place: string }>(
    `select format('%s.%s.%s', table_schema, table_name, column_name) as place
     from information_schema.columns join information_schema.tables
       using (table_schema, table_name)
     where table_schema in ('ledger', 'receipts', 'transparency') and table_type = 'BASE TABLE'`,
  );
  await owner.end();
  const turned = Object.entries(places).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column.split(' ')[0]}`),
  );
  const there = rows.map(({ place }) => place);
  const known = new Set([...turned, ...Object.keys(notPlaces)]);
  const forgotten = there.filter((place) => !known.has(place) && !known.has(tableOf(place)));
  assert.deepEqual(forgotten, []);
  const real = new Set([...there, ...there.map(tableOf)]);
  assert.deepEqual(
    [...known].filter((place) => !real.has(place)),
    [],
    'named and not there',
  );
});
