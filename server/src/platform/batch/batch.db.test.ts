import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal, refusals } from '#base';
import { openLog, silentLog } from '#platform/log';
import { insertRows, statement, type Tx } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { type BatchOptions, openBatch } from './index.ts';

const database = await testDatabase();
const { db } = database.context({ url: database.ownerUrl, connections: 8 });
await db.read(
  statement('make test sums', 'create table platform.test_sum (lane int4, name text primary key)'),
);
const insertSums = insertRows('platform.test_sum', { lane: 'int4', name: 'text' });
const readSums = statement<{ name: string }>(
  'read test sums',
  'select name from platform.test_sum where name like $1 order by name',
);
const refuse = refusals({ too_odd: 'conflict' });

interface Command {
  readonly name: string;
  readonly lane?: number;
  readonly does?: 'refuse' | 'fault' | 'collide';
}

const batches: string[][] = [];

/** Writes each command's row; a refusal is the command's own, a fault is everybody's. */
async function writeNames(tx: Tx, commands: readonly Command[]) {
  batches.push(commands.map(({ name }) => name));
  return commands.map((command) => {
    if (command.does === 'fault') throw new Error(`a bug met ${command.name}`);
    try {
      return tx.attempt(() => {
        tx.append(insertSums, { lane: command.lane ?? 0, name: command.name });
        if (command.does === 'refuse') throw refuse.too_odd({ name: command.name });
        return { result: `wrote ${command.name}` };
      });
    } catch (error) {
      if (error instanceof Refusal) return { error };
      throw error;
    }
  });
}

const options: BatchOptions<Command, string> = {
  name: 'write names',
  lingerMs: 5,
  maxCommands: 10,
  lanes: 4,
  laneOf: ({ lane = 0 }) => lane,
  run: writeNames,
};

async function written(prefix: string): Promise<string[]> {
  return (await db.read(readSums, [`${prefix}%`])).map(({ name }) => name);
}

test('commands that come together share a transaction, in their order', async () => {
  batches.length = 0;
  const send = openBatch(db, silentLog, options);
  const names = Array.from(
    { length: 25 },
    (_, index) => `together-${String(index).padStart(2, '0')}`,
  );
  const results = await Promise.all(names.map((name) => send({ name })));
  assert.deepEqual(
    results,
    names.map((name) => `wrote ${name}`),
  );
  assert.deepEqual(batches, [names.slice(0, 10), names.slice(10, 20), names.slice(20)]);
  assert.deepEqual(await written('together'), names);
});

test('one command alone does not wait for others to come', async () => {
  const send = openBatch(db, silentLog, options);
  await send({ name: 'alone-warm' });
  const startedMs = performance.now();
  await send({ name: 'alone' });
  assert.ok(performance.now() - startedMs < 20_000);
});

test('commands of one lane are never under way together, of several lanes they are', async () => {
  const underWay = new Map<number, number>();
  let most = 0;
  const run = async (_tx: Tx, commands: readonly Command[]) => {
    const lane = commands[0]?.lane ?? 0;
    underWay.set(lane, (underWay.get(lane) ?? 0) + 1);
    assert.equal(underWay.get(lane), 1);
    most = Math.max(
      most,
      [...underWay.values()].reduce((sum, count) => sum + count, 0),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    underWay.set(lane, 0);
    return commands.map(({ name }) => ({ result: name }));
  };
  const send = openBatch(db, silentLog, { ...options, maxCommands: 2, run });
  const sent = Array.from({ length: 24 }, (_, index) =>
    send({ name: `${index}`, lane: index % 4 }),
  );
  await Promise.all(sent);
  assert.equal(most, 4);
});

test('refusals are each command’s own, and faults take nobody along', async () => {
  const kinds = fc.constantFrom<Command['does']>(undefined, 'refuse', 'fault');
  let run = 0;
  const property = fc.asyncProperty(
    fc.array(kinds, { minLength: 1, maxLength: 12 }),
    async (does) => {
      run += 1;
      const send = openBatch(db, silentLog, options);
      const commands = does.map((one, index): Command => {
        const name = `mixed-${run}-${index}`;
        return one === undefined ? { name } : { name, does: one };
      });
      const outcomes = await Promise.allSettled(commands.map(send));
      for (const [index, outcome] of outcomes.entries()) {
        const command = commands[index];
        if (outcome.status === 'fulfilled') assert.equal(command?.does, undefined);
        else if (command?.does === 'fault') assert.match(String(outcome.reason), /a bug met/);
        else assert.ok(outcome.reason instanceof Refusal && outcome.reason.code === 'too_odd');
      }
      const fine = commands.filter((command) => command.does === undefined);
      assert.deepEqual(await written(`mixed-${run}-`), fine.map(({ name }) => name).sort());
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test('a database that is away refuses all who wait at once, not one after the other', async () => {
  const lines: string[] = [];
  const away = database.context({ url: 'postgresql://postgres@127.0.0.1:1/nowhere' });
  const send = openBatch(
    away.db,
    openLog('warn', (line) => lines.push(line)),
    options,
  );
  const startedMs = performance.now();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, (_, index) => send({ name: `away-${index}` })),
  );
  assert.ok(performance.now() - startedMs < 25_000);
  for (const outcome of outcomes) {
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof Refusal);
    assert.equal(outcome.reason.code, 'database_unavailable');
  }
});

test('a batch that forgets a command is a fault, and nobody waits for ever', async () => {
  const forgetful = { ...options, run: async () => [] };
  const send = openBatch(db, silentLog, forgetful);
  await assert.rejects(send({ name: 'forgotten' }), /without outcome/);
});

/** One lane that rests, and how many commands each of its batches had. */
function openResting(more: Partial<typeof options> & { restMs: number; enoughCommands?: number }) {
  const sizes: number[] = [];
  const send = openBatch(db, silentLog, {
    ...options,
    lanes: 1,
    ...more,
    run: async (_: unknown, commands: readonly unknown[]) => {
      sizes.push(commands.length);
      return commands.map(() => ({ result: undefined }));
    },
  });
  return { sizes, send };
}

test('a lane that rests gathers what comes meanwhile, unless a whole batch waits', async () => {
  const { sizes, send } = openResting({ lingerMs: 1, restMs: 40, maxCommands: 4 });
  const beganMs = performance.now();
  const sent = Array.from({ length: 9 }, (_, index) => send({ name: `rest-${index}` }));
  await Promise.all(sent.slice(0, 8));
  const late = send({ name: 'rest-late' });
  await Promise.all([...sent, late]);
  assert.deepEqual(sizes, [4, 4, 2]);
  assert.ok(performance.now() - beganMs >= 40);
});

test('enough that wait end the rest of a lane, and begin one that has not rested', async () => {
  const never = { lingerMs: 60_000, restMs: 60_000 };
  const { sizes, send } = openResting({ ...never, enoughCommands: 3, maxCommands: 10 });
  const named = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => send({ name: `${name}-${index}` }));
  // Two come while the first three are under way: too few, until one more has come.
  const early = named('early', 5);
  await Promise.all(early.slice(0, 3));
  await Promise.all([...early, ...named('late', 1)]);
  assert.deepEqual(sizes, [3, 3]);
});

/** A table whose rows keep their commit waiting for whoever holds a lock. */
async function makeSlowTable() {
  const texts = [
    'create table platform.test_slow (lane int4, name text primary key)',
    `create function platform.test_wait() returns trigger language plpgsql as
     $$ begin perform pg_advisory_xact_lock(7); return null; end $$`,
    `create constraint trigger waits after insert on platform.test_slow
     deferrable initially deferred for each row execute function platform.test_wait()`,
  ];
  for (const [at, text] of texts.entries()) await db.read(statement(`make test slow ${at}`, text));
  return insertRows('platform.test_slow', { lane: 'int4', name: 'text' });
}

test('a lane that is free once written begins before the commit, and tells after it', async () => {
  const insertSlow = await makeSlowTable();
  const lock = statement('lock test slow', 'select pg_advisory_xact_lock(7)');
  const [locked, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = db.transaction(async (tx) => {
    await tx.query(lock);
    locked.resolve();
    await letGo.promise;
  });
  await locked.promise;
  const begun = new Map(
    ['first', 'second', 'third'].map((name) => [name, Promise.withResolvers<void>()] as const),
  );
  const send = openBatch<Command, string>(db, silentLog, {
    ...options,
    lanes: 1,
    isFreeOnceWritten: true,
    run: async (tx, commands) =>
      commands.map(({ name }) => {
        begun.get(name)?.resolve();
        tx.append(insertSlow, { lane: 0, name });
        return { result: name };
      }),
  });
  const told: string[] = [];
  const first = send({ name: 'first' }).then((name) => told.push(name));
  await begun.get('first')?.promise;
  const second = send({ name: 'second' }).then((name) => told.push(name));
  await begun.get('second')?.promise;
  const third = send({ name: 'third' }).then((name) => told.push(name));
  const waited = new Promise((resolve) => setTimeout(resolve, 100, 'waits'));
  assert.equal(await Promise.race([begun.get('third')?.promise, waited]), 'waits');
  assert.deepEqual(told, []);
  letGo.resolve();
  await Promise.all([holding, first, second, third]);
  assert.deepEqual(new Set(told), new Set(['first', 'second', 'third']));
});
