import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { insertRows, statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { copyBody } from './copy-body.ts';
import { openSender } from './statement-group.ts';

const database = await testDatabase();
const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1, pipeline: true });
after(() => pool.end());
const { db } = database.context({ url: database.ownerUrl, connections: 2 });
await db.read(statement('make words', 'create table platform.word (number int4 primary key)'));

const begin = { name: 'group begin', text: 'begin' };
const rollback = { name: 'group rollback', text: 'rollback' };
const one = statement('group one', 'select 1 as one, 20::int8 as twenty, null::text as nothing');
const many = statement('group many', 'select * from generate_series(1, $1::int4) as n');
const divide = statement('group divide', 'select 1 / $1::int4 as part');
const wrong = statement('group wrong', 'select * from platform.nowhere');
const late = statement('group late', 'select 5 as five');
const insertWords = insertRows('platform.word', { number: 'int4' });
const words = statement('group words', 'select count(*)::int4 as words from platform.word');

async function withClient(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    client.release();
  }
}

/** What became of each: its rows, or the code of the error. */
async function outcomes(sent: readonly Promise<{ readonly rows: unknown }>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(sent);
  return settled.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value.rows : (outcome.reason as pg.DatabaseError).code,
  );
}

test('each statement of a turn has its own rows, described once', async () => {
  await withClient(async (client) => {
    const send = openSender(client);
    for (let turn = 0; turn < 3; turn += 1) {
      const found = await outcomes([
        send(one, []),
        send(many, [3]),
        send(one, []),
        send(many, [0]),
      ]);
      assert.deepEqual(found, [[[1, 20n, null]], [[1], [2], [3]], [[1, 20n, null]], []]);
    }
    const { fields, command } = await send(one, []);
    assert.deepEqual(
      fields.map(({ name }) => name),
      ['one', 'twenty', 'nothing'],
    );
    assert.equal(command, 'SELECT 1');
  });
});

test('what fails takes along what follows, and all of it can be sent again', async () => {
  await withClient(async (client) => {
    const send = openSender(client);
    for (let turn = 0; turn < 2; turn += 1) {
      const found = await outcomes([
        send(begin, []),
        send(one, []),
        send(divide, [0]),
        send(late, []),
        send(many, [1]),
      ]);
      assert.deepEqual(found, [[], [[1, 20n, null]], '22012', '22012', '22012']);
      await send(rollback, []);
    }
    assert.deepEqual(await outcomes([send(late, []), send(divide, [1])]), [[[5]], [[1]]]);
  });
});

test('what cannot be prepared is tried anew, and so is what was behind it', async () => {
  await withClient(async (client) => {
    const send = openSender(client);
    const behind = { name: 'group behind', text: 'select 7 as seven' };
    for (let turn = 0; turn < 2; turn += 1) {
      assert.deepEqual(await outcomes([send(wrong, []), send(behind, [])]), ['42P01', '42P01']);
    }
    assert.deepEqual(await outcomes([send(behind, [])]), [[[7]]]);
  });
});

test('rows of a COPY go along, and a row that is refused fails what follows it', async () => {
  await withClient(async (client) => {
    const send = openSender(client);
    const copy = insertWords.copy;
    assert.ok(copy);
    const rows = (...numbers: number[]) =>
      copyBody(
        copy.columns,
        numbers.map((number) => ({ number })),
      );
    const first = [send(begin, []), send(copy, [], rows(1, 2)), send(words, [])];
    assert.deepEqual(await outcomes(first), [[], [], [[2]]]);
    const second = [send(copy, [], rows(3, 3)), send(words, []), send(copy, [], rows(4))];
    assert.deepEqual(await outcomes(second), ['23505', '23505', '23505']);
    await send(rollback, []);
    assert.deepEqual(await outcomes([send(words, [])]), [[[0]]]);
  });
});

test('a connection that breaks fails all that was sent', async () => {
  const client = await pool.connect();
  client.on('error', () => undefined);
  const send = openSender(client);
  const { rows } = await send({ name: 'group pid', text: 'select pg_backend_pid() as pid' }, []);
  const sleep = statement('group sleep', 'select pg_sleep(30)');
  const waiting = Promise.allSettled([send(sleep, []), send(one, [])]);
  await new Promise((resolve) => setImmediate(resolve));
  await db.read(statement('group end', 'select pg_terminate_backend($1)'), [rows[0]?.[0]]);
  const settled = await waiting;
  assert.ok(settled.every(({ status }) => status === 'rejected'));
  client.release(true);
});
