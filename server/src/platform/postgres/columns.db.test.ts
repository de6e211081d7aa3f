import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '#test/database';
import { columns, type Row, row } from '#test/every-type';
import { setStatement } from './index.ts';

const { db } = (await testDatabase()).context();

const echo = setStatement<typeof columns, Row>(
  'echo every type',
  columns,
  `select r.place, r.small, r.whole, r.large, r.is_true, r.id, r.at, r.words, r.bytes,
     r.data::jsonb as data, r.day
   from :rows order by r.place`,
);

function loadRows(rows: readonly Row[]): Promise<Row[]> {
  return db.transaction((tx) => tx.load(echo, rows));
}

test('rows of every type come back as they were: nulls, extremes, all of Unicode', async () => {
  const property = fc.asyncProperty(
    fc.array(row, { minLength: 1, maxLength: 20 }),
    async (made) => {
      const rows = made.map((one, place) => ({ place, ...one }));
      assert.deepEqual(await loadRows(rows), rows);
    },
  );
  await fc.assert(property, { numRuns: 150 });
});

test('no rows are no call, and null in every column of every row is kept', async () => {
  assert.deepEqual(await loadRows([]), []);
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, null])) as Row;
  assert.deepEqual(await loadRows([empty, empty]), [empty, empty]);
});

const base: Row = {
  place: 1,
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
const wrong: [string, Partial<Row>][] = [
  ['a number beyond its column', { small: 40_000 }],
  ['no day at all', { day: 'yesterday' }],
  ['a bigint beyond its column', { large: 2n ** 63n }],
  ['a fraction', { large: 0.5 }],
  ['an id with dashes', { id: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ['an id that is too long', { id: 'a'.repeat(34) }],
  ['an id that is no hex', { id: 'g'.repeat(32) }],
  ['an instant that is no number', { at: Number.NaN }],
  ['an instant after all years', { at: 8.64e15 }],
];
for (const [name, part] of wrong) {
  test(`${name} is a fault before anything is sent`, async () => {
    await assert.rejects(loadRows([{ ...base, ...part }]), /fault|Fault|range|BigInt|not /i);
    assert.equal((await loadRows([base])).length, 1);
  });
}
