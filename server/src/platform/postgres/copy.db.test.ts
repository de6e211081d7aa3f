import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '#test/database';
import { columns, type Row, row } from '#test/every-type';
import { insertRows, statement } from './index.ts';

const database = await testDatabase();
const { db } = database.context({ url: database.ownerUrl });

await db.read(
  statement(
    'make test copied',
    `create table platform.test_copied (place int4 primary key, small int2, whole int4, large int8,
       is_true bool, id uuid, at timestamptz, words text, bytes bytea, data jsonb,
       day date, text json)`,
  ),
);
const insertCopied = insertRows('platform.test_copied', { ...columns, text: 'json' });
const readCopied = statement<Row & { text: unknown }>(
  'read test copied',
  'select * from platform.test_copied where place >= 0 order by place',
);
const clearCopied = statement('clear test copied', 'delete from platform.test_copied');

/** So many that they are copied. */
const many = { minLength: 8, maxLength: 40 };

function insert(rows: readonly Row[]): Promise<void> {
  return db.transaction(async (tx) => {
    for (const one of rows) tx.append(insertCopied, { ...one, text: one.data });
  });
}

test('rows that are copied come back as they were: nulls, extremes, all of Unicode', async () => {
  const property = fc.asyncProperty(fc.array(row, many), async (made) => {
    const rows = made.map((one, place) => ({ place, ...one }));
    await db.read(clearCopied);
    await insert(rows);
    const expected = rows.map((one) => ({ ...one, text: one.data }));
    assert.deepEqual(await db.read(readCopied), expected);
  });
  await fc.assert(property, { numRuns: 100 });
});

const base: Row = {
  place: 0,
  small: 1,
  whole: 1,
  large: 1n,
  isTrue: true,
  id: 'a'.repeat(32),
  at: 0,
  words: '',
  bytes: Buffer.alloc(0),
  data: {},
  day: '2026-11-27',
};

function rowsOf(count: number, part: Partial<Row> = {}): Row[] {
  return Array.from({ length: count }, (_, place) => ({ ...base, ...part, place }));
}

test('a body of any size is one copy', async () => {
  await db.read(clearCopied);
  const rows = rowsOf(60, { words: '罗湖'.repeat(9_000), bytes: Buffer.alloc(60_000, 7) });
  await insert(rows);
  const copied = await db.read(readCopied);
  assert.deepEqual(
    copied.map(({ words, bytes }) => [words, bytes]),
    rows.map(({ words, bytes }) => [words, bytes]),
  );
});

test('a row that is refused takes the copy back, and the connection goes on', async () => {
  await db.read(clearCopied);
  await insert(rowsOf(9));
  const twice = [...rowsOf(20), base].map((one, index) => ({ ...one, place: index % 20 }));
  await assert.rejects(insert(twice), { code: '23505' });
  assert.equal((await db.read(readCopied)).length, 9);
  await db.read(clearCopied);
  await insert(rowsOf(12));
  assert.equal((await db.read(readCopied)).length, 12);
});

const failing = insertRows('platform.test_copied_not_there', { place: 'int4' });

test('a copy behind a statement that failed is passed over', async () => {
  await db.read(clearCopied);
  const unit = db.transaction(async (tx) => {
    tx.append(failing, { place: 1 });
    for (const one of rowsOf(30)) tx.append(insertCopied, { ...one, text: null });
  });
  await assert.rejects(unit, { code: '42P01' });
  await insert(rowsOf(8));
  assert.equal((await db.read(readCopied)).length, 8);
});

for (const [name, part] of [
  ['a number beyond its column', { small: 40_000 }],
  ['an id with dashes', { id: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ['an id that is no hex', { id: 'é'.repeat(32) }],
] as const) {
  test(`${name} is a fault before anything is sent`, async () => {
    await db.read(clearCopied);
    await assert.rejects(insert(rowsOf(10, part)), /not the .* of a column/);
    assert.deepEqual(await db.read(readCopied), []);
  });
}
