import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '#platform/context';
import { queueJob, runJobsOnce } from '#platform/jobs';
import { insertRows, statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { afterJobs, dispatcher, fact, on, tell } from './index.ts';

interface Credited {
  readonly line: string;
  readonly amountMinor: bigint;
}
const lineCredited = fact<Credited>('lineCredited');
const nobodysFact = fact<string>('nobodysFact');

const database = await testDatabase();
await database
  .context({ url: database.ownerUrl })
  .db.read(statement('make test story', 'create table platform.test_story (said text)'));
const insertStory = insertRows('platform.test_story', { said: 'text' });
const readStory = statement<{ said: string }>(
  'read test story',
  'select said from platform.test_story',
);

const told: unknown[] = [];
const reactions = [
  on(lineCredited, {
    during: [
      async (tx, facts) => {
        for (const { line } of facts) tx.append(insertStory, { said: `first ${line}` });
      },
      async (tx, facts) => {
        for (const { line } of facts) tx.append(insertStory, { said: `second ${line}` });
      },
    ],
    after: {
      tellOwner: async (_context, facts) => {
        told.push(facts);
      },
    },
  }),
];
const context = database.context({ reactions, url: database.ownerUrl });
const tasks = afterJobs(reactions).map(({ task, run }) => ({
  name: task,
  run: (given: Context, payload: unknown) => run(given, payload as never),
}));

const credited: readonly Credited[] = [
  { line: 'line_1', amountMinor: 10_000n },
  { line: 'line_2', amountMinor: 2n ** 60n },
];

test('what a fact causes is done in order, in the transaction and then after it', async () => {
  await context.db.transaction(async (tx) => {
    await tell(tx, lineCredited, credited);
    await tell(tx, lineCredited, []);
  });
  const story = (await context.db.read(readStory)).map(({ said }) => said);
  assert.deepEqual(story, ['first line_1', 'first line_2', 'second line_1', 'second line_2']);
  assert.deepEqual(told, []);
  await runJobsOnce(context, database.url, tasks);
  assert.deepEqual(told, [credited]);
});

test('a fact of a transaction that failed caused nothing', async () => {
  told.length = 0;
  const before = await context.db.read(readStory);
  const failing = context.db.transaction(async (tx) => {
    await tell(tx, lineCredited, credited);
    throw new Error('the books said no');
  });
  await assert.rejects(failing);
  await runJobsOnce(context, database.url, tasks);
  assert.deepEqual(told, []);
  assert.deepEqual(await context.db.read(readStory), before);
});

test('a fact that no line speaks of is a fault, and so is one with two lines', async () => {
  await assert.rejects(
    context.db.transaction((tx) => tell(tx, nobodysFact, ['x'])),
    /nobody says in reactions\.ts what nobodysFact causes/,
  );
  assert.throws(() => dispatcher([...reactions, on(lineCredited, {})], queueJob), /stands twice/);
});
