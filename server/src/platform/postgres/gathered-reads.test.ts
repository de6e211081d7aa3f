import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { type Asked, openGatheredReads } from './gathered-reads.ts';
import { keyedStatement } from './statements.ts';

const readNames: Asked['of'] = keyedStatement(
  'read test names',
  { name: 'text' },
  'select r.asked, r.name from :rows',
);
const readNumbers: Asked['of'] = keyedStatement(
  'read test numbers',
  { name: 'text' },
  'select r.asked, r.name from :rows',
);

/** Lots as they leave, answered when the test says so. */
function openLots() {
  const lots: { readonly names: unknown[][]; readonly answer: PromiseWithResolvers<void> }[] = [];
  const readBy = openGatheredReads(async (lot) => {
    const names = lot.map(({ keys }) => keys.map((key) => key['name']));
    const answer = Promise.withResolvers<void>();
    lots.push({ names, answer });
    await answer.promise;
    return names.map((all) =>
      all.includes('wrong')
        ? { status: 'rejected', reason: new Error('wrong') }
        : { status: 'fulfilled', value: all.map((name) => [name]) },
    );
  });
  return { lots, ask: (name: string, of = readNames) => readBy(of, { name }) };
}

test('all who ask in one turn of the loop share one lot, each with its own rows', async () => {
  const { lots, ask } = openLots();
  const asking = [ask('a'), Promise.resolve().then(() => ask('b')), ask('c')];
  await turn();
  assert.deepEqual(
    lots.map(({ names }) => names),
    [[['a', 'c', 'b']]],
  );
  lots[0]?.answer.resolve();
  assert.deepEqual(await Promise.all(asking), [['a'], ['b'], ['c']]);
});

test('whoever asks while a lot is under way is in the next, never in that one', async (t) => {
  // On a busy machine a turn may take longer than the patience of whoever waits.
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { lots, ask } = openLots();
  const first = ask('first');
  await turn();
  const others = [ask('second'), ask('third')];
  await turn();
  assert.equal(lots.length, 1);
  lots[0]?.answer.resolve();
  await first;
  await turn();
  assert.deepEqual(lots[1]?.names, [['second', 'third']]);
  lots[1]?.answer.resolve();
  await Promise.all(others);
});

test('a full lot, and whoever has waited for long, go past a lot that hangs', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { lots, ask } = openLots();
  void ask('hangs');
  await turn();
  const many = Array.from({ length: 64 }, (_, index) => ask(`full ${index}`));
  assert.equal(lots[1]?.names[0]?.length, 64);
  const late = ask('late');
  assert.equal(lots.length, 2);
  t.mock.timers.tick(10);
  assert.deepEqual(lots[2]?.names, [['late']]);
  for (const { answer } of lots) answer.resolve();
  await Promise.all([...many, late]);
});

test('reads by several statements leave together, and one that fails fails alone', async () => {
  const { lots, ask } = openLots();
  const asking = [ask('a'), ask('wrong', readNumbers), ask('b'), ask('c', readNumbers)];
  await turn();
  assert.deepEqual(
    lots.map(({ names }) => names),
    [
      [
        ['a', 'b'],
        ['wrong', 'c'],
      ],
    ],
  );
  lots[0]?.answer.resolve();
  const outcomes = await Promise.allSettled(asking);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
  );
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
