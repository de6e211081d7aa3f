import assert from 'node:assert/strict';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { openGatheredReads } from './gathered-reads.ts';
import { type Columns, keyedStatement, type RowOf } from './statements.ts';

const readNames: ReturnType<typeof keyedStatement<Columns, unknown>> = keyedStatement(
  'read test names',
  { name: 'text' },
  'select r.asked, r.name from :rows',
);

/** Lots as they leave, answered when the test says so. */
function openLots() {
  const lots: { readonly names: unknown[]; readonly answer: PromiseWithResolvers<void> }[] = [];
  const readBy = openGatheredReads(async (_, keys: readonly RowOf<Columns>[]) => {
    const names = keys.map((key) => key['name']);
    const answer = Promise.withResolvers<void>();
    lots.push({ names, answer });
    await answer.promise;
    return names.map((name) => [name]);
  });
  return { lots, ask: (name: string) => readBy(readNames, { name }) };
}

test('all who ask in one turn of the loop share one lot, each with its own rows', async () => {
  const { lots, ask } = openLots();
  const asking = [ask('a'), Promise.resolve().then(() => ask('b')), ask('c')];
  await turn();
  assert.deepEqual(
    lots.map(({ names }) => names),
    [['a', 'c', 'b']],
  );
  lots[0]?.answer.resolve();
  assert.deepEqual(await Promise.all(asking), [['a'], ['b'], ['c']]);
});

test('whoever asks while a lot is under way is in the next, never in that one', async () => {
  const { lots, ask } = openLots();
  const first = ask('first');
  await turn();
  const others = [ask('second'), ask('third')];
  await turn();
  assert.equal(lots.length, 1);
  lots[0]?.answer.resolve();
  await first;
  await turn();
  assert.deepEqual(lots[1]?.names, ['second', 'third']);
  lots[1]?.answer.resolve();
  await Promise.all(others);
});

test('a full lot, and whoever has waited for long, go past a lot that hangs', async () => {
  const { lots, ask } = openLots();
  void ask('hangs');
  await turn();
  const many = Array.from({ length: 64 }, (_, index) => ask(`full ${index}`));
  assert.equal(lots[1]?.names.length, 64);
  const late = ask('late');
  await sleep(50);
  assert.deepEqual(lots[2]?.names, ['late']);
  for (const { answer } of lots) answer.resolve();
  await Promise.all([...many, late]);
});

test('a lot that fails fails for all in it, and the next one leaves', async () => {
  const { lots, ask } = openLots();
  const failing = [ask('a'), ask('b')];
  await turn();
  const next = ask('c');
  lots[0]?.answer.reject(new Error('away'));
  for (const one of failing) await assert.rejects(one, /away/);
  await turn();
  lots[1]?.answer.resolve();
  assert.deepEqual(await next, ['c']);
});
