import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredCopies, statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import '../../src/app.ts';

const { db } = (await testDatabase()).context();

const readTypes = statement<{ type: string }>(
  'read types of copied columns',
  `select a.attname || ' ' || case format_type(a.atttypid, null)
     when 'smallint' then 'int2' when 'integer' then 'int4' when 'bigint' then 'int8'
     when 'boolean' then 'bool' when 'timestamp with time zone' then 'instant'
     when 'date' then 'day'
     else format_type(a.atttypid, null) end as type
   from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0`,
);

test('rows are copied into columns of their very types, since a copy casts nothing', async () => {
  const copies = declaredCopies();
  assert.ok(copies.length > 30);
  for (const { table, columns } of copies) {
    const types = new Set((await db.read(readTypes, [table])).map(({ type }) => type));
    for (const [name, type] of columns) {
      const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      assert.ok(types.has(`${column} ${type}`), `${table}.${column} is no ${type}`);
    }
  }
});
