import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, refusals } from '#base';
import { testDatabase } from '#test/database';
import { insertRows, isInsideTransaction, statement } from './index.ts';

const database = await testDatabase();
const { db, clock } = database.context({ url: database.ownerUrl });
await db.read(
  statement(
    'make test table',
    'create table platform.test_note (name text primary key, at timestamptz)',
  ),
);
const insertNotes = insertRows('platform.test_note', { name: 'text', at: 'instant' });
const readNotes = statement<{ name: string; at: number }>(
  'read test notes',
  'select name, at from platform.test_note where name like $1 order by name',
);
const refuse = refusals({ not_now: 'conflict' });

async function notes(prefix: string): Promise<string[]> {
  const rows = await db.read(readNotes, [`${prefix}%`]);
  return rows.map(({ name }) => name);
}

test('what is appended is written at the end, and all of it carries the one time', async () => {
  const atMs = clock.now();
  await db.transaction(async (tx) => {
    tx.append(insertNotes, { name: 'end-1', at: tx.nowMs });
    assert.deepEqual(await tx.query(readNotes, ['end-%']), []);
    clock.advance(5_000);
    tx.append(insertNotes, { name: 'end-2', at: tx.nowMs });
  });
  assert.deepEqual(await db.read(readNotes, ['end-%']), [
    { name: 'end-1', at: atMs },
    { name: 'end-2', at: atMs },
  ]);
});

test('what is thrown takes everything back, and the connection serves the next', async () => {
  const failing = db.transaction(async (tx) => {
    await tx.load(insertNotes, [{ name: 'back-1', at: 0 }]);
    tx.append(insertNotes, { name: 'back-2', at: 0 });
    throw refuse.not_now();
  });
  await assert.rejects(failing, Refusal);
  assert.deepEqual(await notes('back'), []);
});

test('an error that was swallowed cannot end in a commit', async () => {
  const swallowing = db.transaction(async (tx) => {
    await tx.query({ name: '', text: 'select 1/0' }).catch(() => undefined);
    tx.append(insertNotes, { name: 'swallowed', at: 0 });
  });
  await assert.rejects(swallowing);
  assert.deepEqual(await notes('swallowed'), []);
});

test('an attempt that is refused leaves nothing behind, and the rest goes on', async () => {
  const state = new Map<string, number>();
  await db.transaction(async (tx) => {
    const add = (name: string, shouldFail = false): void => {
      tx.append(insertNotes, { name, at: tx.nowMs });
      state.set(name, state.size);
      tx.onUndo(() => state.delete(name));
      if (shouldFail) throw refuse.not_now();
    };
    tx.attempt(() => add('try-1'));
    assert.throws(() => tx.attempt(() => add('try-2', true)), Refusal);
    assert.throws(
      () =>
        tx.attempt(() => {
          tx.attempt(() => add('try-3'));
          assert.throws(() => tx.attempt(() => add('try-4', true)), Refusal);
          add('try-5', true);
        }),
      Refusal,
    );
    tx.attempt(() => add('try-6'));
  });
  assert.deepEqual(await notes('try'), ['try-1', 'try-6']);
  assert.deepEqual([...state.keys()], ['try-1', 'try-6']);
});

test('an attempt takes changes back in the order opposite to that they were made in', async () => {
  const undone: number[] = [];
  await db.transaction(async (tx) => {
    const work = (): void => {
      for (const step of [1, 2, 3]) tx.onUndo(() => undone.push(step));
      throw refuse.not_now();
    };
    assert.throws(() => tx.attempt(work), Refusal);
  });
  assert.deepEqual(undone, [3, 2, 1]);
});

test('an attempt that would have to be waited for is a fault', async () => {
  const waiting = db.transaction(async (tx) => {
    await tx.attempt(async () => undefined);
  });
  await assert.rejects(waiting, /could not be taken back/);
});

test('state is made once for a transaction and is not there in the next', async () => {
  const owner = {};
  let made = 0;
  const make = (): number => (made += 1);
  for (const expected of [1, 2]) {
    await db.transaction(async (tx) => {
      assert.equal(tx.state(owner, make), expected);
      assert.equal(tx.state(owner, make), expected);
    });
  }
});

test('code knows whether it runs inside a transaction, also behind what it waits for', async () => {
  assert.equal(isInsideTransaction(), false);
  const outside = new Promise((resolve) => setTimeout(resolve, 5)).then(isInsideTransaction);
  await db.transaction(async (tx) => {
    assert.equal(isInsideTransaction(), true);
    await tx.query(readNotes, ['']);
    assert.equal(isInsideTransaction(), true);
  });
  assert.equal(isInsideTransaction(), false);
  assert.equal(await outside, false);
});
