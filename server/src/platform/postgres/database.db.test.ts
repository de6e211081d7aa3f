import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#base';
import { openLog } from '#platform/log';
import { openFaultProxy, saysCommitted, targetOf, urlThrough } from '#test/fault-proxy';
import { testDatabase } from '#test/database';
import {
  insertRows,
  keyedStatement,
  openDatabase,
  setStatement,
  statement,
  type Tx,
} from './index.ts';

const database = await testDatabase();
const { db } = database.context({ url: database.ownerUrl, connections: 4 });
const lines: string[] = [];
const log = openLog('warn', (line) => lines.push(line));

await db.read(
  statement(
    'make test counter',
    'create table platform.test_counter (name text primary key, count int8)',
  ),
);
const insertCounter = insertRows('platform.test_counter', { name: 'text', count: 'int8' });
const readCounter = statement<{ count: bigint }>(
  'read test counter',
  'select count from platform.test_counter where name = $1',
);
const raiseCounter = statement<{ count: bigint }>(
  'raise test counter',
  'update platform.test_counter set count = count + 1 where name = $1 returning count',
);

const readCountersBy = keyedStatement<{ readonly name: 'text' }, { count: bigint }>(
  'read test counters',
  { name: 'text' },
  `select r.asked, c.count from :rows join platform.test_counter c on c.name = r.name`,
);

const countLeftOpen = statement<{ count: bigint }>(
  'count test transactions left open',
  `select count(*) from pg_stat_activity
   where datname = current_database() and state like 'idle in transaction%'`,
);

const sleepAWhile = statement('sleep a while', 'select pg_sleep(0.05)');
const countSessions = statement<{ count: bigint }>(
  'count test sessions',
  `select count(*) from pg_stat_activity
   where datname = current_database() and backend_type = 'client backend'`,
);

const saveCounter = setStatement(
  'save test counter',
  { name: 'text', count: 'int8' },
  `update platform.test_counter c set count = r.count from :rows where c.name = r.name`,
);

async function countOf(name: string): Promise<bigint | undefined> {
  return (await db.read(readCounter, [name]))[0]?.count;
}

test('two transactions that lock each other out both end, one after the other', async () => {
  await db.transaction(async (tx) => {
    for (const name of ['a', 'b']) tx.append(insertCounter, { name, count: 0 });
  });
  let inside = 0;
  const both = Promise.withResolvers<void>();
  const raise = (first: string, second: string): Promise<void> =>
    db.transaction(async (tx) => {
      await tx.query(raiseCounter, [first]);
      inside += 1;
      if (inside === 2) both.resolve();
      await both.promise;
      await tx.query(raiseCounter, [second]);
    });
  await Promise.all([raise('a', 'b'), raise('b', 'a')]);
  assert.deepEqual([await countOf('a'), await countOf('b')], [2n, 2n]);
});

async function findOrMake(tx: Tx): Promise<string> {
  const [found] = await tx.query(readCounter, ['race']);
  if (found) return 'found';
  tx.append(insertCounter, { name: 'race', count: 1 });
  return 'made';
}

test('of many who find nothing and write it, one does and the others find it', async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => db.transaction(findOrMake)));
  assert.equal(outcomes.filter((outcome) => outcome === 'made').length, 1);
  assert.equal(await countOf('race'), 1n);
});

test('a connection that is cut as COMMIT is answered: done once, and told as done', async (t) => {
  let cuts = 0;
  const proxy = await openFaultProxy(targetOf(database.url), (connection) =>
    connection === 0 ? { cutAtAnswer: (piece) => saysCommitted(piece) && ++cuts === 1 } : {},
  );
  t.after(() => proxy.close());
  const far = database.context({ url: urlThrough(proxy, database.ownerUrl), connections: 1, log });
  let runs = 0;
  const told = await far.db.transaction(async (tx) => {
    runs += 1;
    const [found] = await tx.query(readCounter, ['commit']);
    if (found) return 'was done before';
    tx.append(insertCounter, { name: 'commit', count: 1 });
    return 'done now';
  });
  assert.deepEqual([cuts, runs, told], [1, 2, 'was done before']);
  assert.equal(await countOf('commit'), 1n);
});

test('a connection that is cut at any byte leaves all of a transaction or nothing', async (t) => {
  for (let bytes = 200; bytes <= 1_400; bytes += 60) {
    const proxy = await openFaultProxy(targetOf(database.url), (connection) =>
      connection === 0 ? { cutRequestAfterBytes: bytes } : {},
    );
    const name = `cut-${bytes}`;
    const far = database.context({
      url: urlThrough(proxy, database.ownerUrl),
      connections: 1,
      log,
    });
    t.after(() => proxy.close());
    await far.db.transaction(async (tx) => {
      const [found] = await tx.query(readCounter, [name]);
      if (!found) tx.append(insertCounter, { name, count: 1 });
      else assert.equal(found.count, 1n);
    });
    assert.equal(await countOf(name), 1n);
  }
});

test('a database that falls silent is given up, and the next connection serves', async (t) => {
  const proxy = await openFaultProxy(targetOf(database.url), (connection) =>
    connection === 0 ? { loseFromAnswer: saysCommitted } : {},
  );
  t.after(() => proxy.close());
  const { clock, settings } = database.context();
  const silent = openDatabase({
    url: urlThrough(proxy, database.ownerUrl),
    connections: 1,
    clock,
    log,
    settings,
    dispatch: async () => undefined,
    answerTimeoutMs: 300,
  });
  t.after(() => silent.close());
  const startedMs = performance.now();
  const told = await silent.transaction(async (tx) => {
    const [found] = await tx.query(readCounter, ['silent']);
    if (!found) tx.append(insertCounter, { name: 'silent', count: 1 });
    return found?.count;
  });
  assert.equal(told, 1n);
  assert.ok(performance.now() - startedMs < 20_000);
});

test('a database that stays away is a refusal, not a fault, and within a minute', async () => {
  const away = database.context({ url: 'postgresql://postgres@127.0.0.1:1/nowhere', log });
  const startedMs = performance.now();
  await assert.rejects(
    away.db.read(readCounter, ['x']),
    (error) => error instanceof Refusal && error.code === 'database_unavailable',
  );
  assert.ok(performance.now() - startedMs < 20_000);
});

const readPrepared = statement<{ name: string; plans: bigint; reuses: bigint }>(
  'read prepared statements',
  `select name, custom_plans as plans, generic_plans as reuses from pg_prepared_statements
   where name in ('raise test counter', 'insert platform.test_counter', 'begin', 'commit')`,
);

test('a statement is parsed once on a connection, and its one plan serves every call', async () => {
  const alone = database.context({ url: database.ownerUrl, connections: 1 });
  for (let call = 0; call < 5; call += 1) {
    await alone.db.transaction(async (tx) => {
      tx.append(insertCounter, { name: `prepared ${call}`, count: 0 });
      await tx.query(raiseCounter, ['prepared 0']);
    });
  }
  const prepared = await alone.db.read(readPrepared);
  const named = new Map(prepared.map(({ name, ...counts }) => [name, counts]));
  const used = { plans: 0n, reuses: 5n };
  assert.deepEqual(named.get('raise test counter'), used);
  assert.deepEqual(named.get('insert platform.test_counter'), used);
});

test('closing takes leave of every connection before it returns', async () => {
  const leaving = database.context({ url: database.ownerUrl, connections: 6, log });
  await Promise.all(
    Array.from({ length: 6 }, () => leaving.db.transaction((tx) => tx.query(sleepAWhile))),
  );
  const own = await leaving.db.read(countSessions);
  assert.ok(own[0] && own[0].count >= 6n);
  const before = own[0].count;
  await leaving.db.close();
  const [after] = await db.read(countSessions);
  assert.ok(after && after.count <= before - 6n, `${after?.count} of ${before} sessions are left`);
});

test('what the database refuses for good is thrown at once, as it is', async () => {
  const before = lines.length;
  const nonsense = db.transaction((tx) => tx.query({ name: '', text: 'select from nowhere' }));
  await assert.rejects(nonsense, { code: '42P01' });
  assert.equal(lines.length, before);
});

test('whoever may wait long for an answer is not cut short by the server', async (t) => {
  const database = await testDatabase(t);
  const limit = statement<{ limit: string }>(
    'test: read the limit of a statement',
    `select current_setting('statement_timeout') as limit`,
  );
  const limitOf = async (options: { answerTimeoutMs?: number }) =>
    (await database.context(options).db.read(limit))[0]?.limit;
  assert.equal(await limitOf({}), '15s');
  assert.equal(await limitOf({ answerTimeoutMs: 1_000 }), '15s');
  assert.equal(await limitOf({ answerTimeoutMs: 3_605_000 }), '1h');
});

test('one plan serves every call, and a survey of whole tables has plans of its own', async () => {
  const planning = statement<{ mode: string; hashes: string; limit: string }>(
    'read planning',
    `select current_setting('plan_cache_mode') as mode,
       current_setting('enable_hashjoin') as hashes, current_setting('statement_timeout') as limit`,
  );
  assert.deepEqual(await db.read(planning), [
    { mode: 'force_generic_plan', hashes: 'off', limit: '15s' },
  ]);
  assert.deepEqual(await db.survey(planning), [{ mode: 'auto', hashes: 'on', limit: '1h' }]);
});

test('reads by key see what was committed before they were asked', async () => {
  await db.transaction(async (tx) => tx.append(insertCounter, { name: 'read', count: 0 }));
  const readNow = async () => {
    const [row] = await db.readBy(readCountersBy, { name: 'read' });
    return row?.count ?? -1n;
  };
  const progress = { committed: 0n };
  const write = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) {
      await db.transaction((tx) => tx.query(raiseCounter, ['read']));
      progress.committed += 1n;
    }
  };
  const look = async (): Promise<void> => {
    while (progress.committed < 50n) {
      const least = progress.committed;
      assert.ok((await readNow()) >= least, `older than the commit of ${least}`);
    }
  };
  await Promise.all([write(), ...Array.from({ length: 20 }, look)]);
  assert.equal(await readNow(), 50n);
});

test('each key of a lot gets its own rows, and a key that finds nothing gets none', async () => {
  await db.transaction(async (tx) => {
    for (const [index, name] of ['k0', 'k1', 'k2'].entries()) {
      tx.append(insertCounter, { name, count: index });
    }
  });
  const names = ['k2', 'nobody', 'k0', 'k1', 'k2'];
  const found = await Promise.all(names.map((name) => db.readBy(readCountersBy, { name })));
  assert.deepEqual(found, [[{ count: 2n }], [], [{ count: 0n }], [{ count: 1n }], [{ count: 2n }]]);
});

test('whoever waits for a connection when the database is closed is served first', async () => {
  const { clock, settings } = database.context();
  const narrow = openDatabase({
    url: database.ownerUrl,
    connections: 1,
    clock,
    log,
    settings,
    dispatch: async () => undefined,
  });
  const busy = narrow.transaction((tx) => tx.query(sleepAWhile, []));
  const waiting = narrow.transaction((tx) => tx.query(readCounter, ['nobody']));
  await narrow.close();
  assert.equal((await busy).length, 1);
  assert.deepEqual(await waiting, []);
});

test('who throws before anything has left leaves no transaction open', async () => {
  const alone = database.context({ url: database.ownerUrl, connections: 1 });
  const works: readonly ((tx: Tx) => void)[] = [
    () => undefined,
    (tx) => void tx.query(readCounter, ['asked and not waited for']).catch(() => undefined),
    (tx) => tx.append(insertCounter, { name: 'appended', count: 1n }),
  ];
  for (const work of works) {
    const thrown = alone.db.transaction(async (tx) => {
      work(tx);
      throw new Error('at once');
    });
    await assert.rejects(thrown, /at once/);
    assert.deepEqual(await db.read(countLeftOpen), [{ count: 0n }]);
  }
});

test('two saves of one row that differ are a fault, and nothing of the unit is kept', async () => {
  await db.transaction(async (tx) => {
    for (const name of ['saved', 'beside']) tx.append(insertCounter, { name, count: 1 });
  });
  const save = (...counts: readonly (readonly [string, bigint])[]): Promise<void> =>
    db.transaction(async (tx) => {
      for (const [name, count] of counts) tx.append(saveCounter, { name, count });
    });
  const twice = save(['beside', 5n], ['saved', 2n], ['saved', 3n]);
  await assert.rejects(twice, /save test counter: two rows for one, saved/);
  assert.deepEqual([await countOf('saved'), await countOf('beside')], [1n, 1n]);
  await save(['saved', 4n], ['beside', 4n], ['saved', 4n]);
  assert.deepEqual([await countOf('saved'), await countOf('beside')], [4n, 4n]);
});

test('what a refused attempt has saved is no save', async () => {
  await db.transaction(async (tx) => {
    const refused = (): void =>
      tx.attempt(() => {
        tx.append(saveCounter, { name: 'saved', count: 8n });
        throw new Refusal('not_now', 'conflict');
      });
    assert.throws(refused);
    tx.append(saveCounter, { name: 'saved', count: 9n });
  });
  assert.equal(await countOf('saved'), 9n);
});
