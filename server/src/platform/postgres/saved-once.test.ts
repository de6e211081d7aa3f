import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSavedOnce, saveKeyOf } from './saved-once.ts';
import { camelCase } from './statements.ts';

const columns = { slot: 'int2', account: 'uuid', number: 'int8', place: 'place' } as const;
const keyOf = (text: string) => saveKeyOf(text, columns, camelCase);

test('an update says by what it finds its row, and which of it tells most apart', () => {
  const byPlace = 'update a.b b set c = r.c from :rows where b.ctid = r.place and b.slot = r.slot';
  assert.deepEqual(keyOf(byPlace), { columns: ['place', 'slot'], first: 'place' });
  const byId = `update a.b b set c = r.c from :rows
    where b.slot = r.slot and b.account = r.account and b.number = r.number`;
  assert.deepEqual(keyOf(byId), { columns: ['slot', 'account', 'number'], first: 'account' });
  assert.equal(keyOf('insert into a.b (c) select r.c from :rows'), undefined);
  assert.equal(keyOf('update a.b b set c = 1 from :rows'), undefined);
});

test('one that names no column of its rows is a fault when it is declared', () => {
  assert.throws(() => keyOf('update a.b b set c = 1 from :rows where b.id = r.id'), /no column/);
});

test('two rows for one are a fault only where they differ', () => {
  const key = { columns: ['slot', 'account'], first: 'account' };
  const row = { slot: 1, account: 'a', balance: 5n };
  const check = (...rows: object[]) => checkSavedOnce('save', key, rows as never);
  assert.throws(() => check(row, { ...row, balance: 6n }), /save: two rows for one, 1 a/);
  check(row);
  check(row, { ...row });
  check(row, { ...row, slot: 2, balance: 6n });
  check(row, { ...row, account: 'b', balance: 6n });
});
