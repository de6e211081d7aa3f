import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, isoTime } from '#base';
import { testDatabase } from '#test/database';
import {
  claimTold,
  deleteRested,
  ensureLines,
  readWishesOf,
  saveWishes,
  takeTurns,
} from './store.ts';

const database = await testDatabase();
const context = database.context();
const nowMs = context.clock.now();

/** Three lines, two of them in one slot, and one whose number is another's in that slot. */
const one = { slot: 5, line: '01890a5d000070008000000000000001' };
const beside = { slot: 5, line: '01890a5d000070008000000000000002' };
const elsewhere = { slot: 6, line: one.line };
const all = [one, beside, elsewhere];

test('the turns of a line are its own, also beside others of its slot', async () => {
  const take = (keys: typeof all) =>
    context.db.transaction((tx) =>
      tx.load(
        takeTurns,
        keys.map((key) => ({ ...key, nowAt: nowMs, lastsMs: 1_000 })),
      ),
    );
  await context.db.transaction((tx) => tx.load(ensureLines, all));
  await context.db.transaction((tx) => tx.load(ensureLines, all));
  const [first] = await take([one]);
  assert.equal(first?.freeAt, nowMs + 1_000);
  const rows = await take(all);
  const ends = rows.map(({ line, freeAt }) => `${line.at(-1)} ${freeAt - nowMs}`).sort();
  assert.deepEqual(ends, ['1 1000', '1 2000', '2 1000']);
});

test('what one line wants is no other’s wish', async () => {
  await context.db.transaction(async (tx) => {
    tx.append(saveWishes, { ...one, daysAhead: '{7}', switchedOff: '{packs}' });
  });
  const read = async (keys: typeof all) =>
    (
      await context.db.read(readWishesOf, [
        keys.map(({ slot }) => slot),
        keys.map(({ line }) => line),
      ])
    ).map(({ line, daysAhead, switchedOff }) => [line, daysAhead, switchedOff]);
  assert.deepEqual(await read([one]), [[one.line, [7], ['packs']]]);
  assert.deepEqual(await read([beside]), [[beside.line, null, []]]);
  assert.deepEqual(await read([elsewhere]), [[elsewhere.line, null, []]]);
});

test('what rests no more is forgotten, each thing of each line for itself', async () => {
  const told = [
    { ...one, about: 'rests', restsUntil: nowMs + 1 },
    { ...one, about: 'ends', restsUntil: nowMs },
    { ...one, about: 'over', restsUntil: nowMs - 1 },
    { ...beside, about: 'over', restsUntil: nowMs + hourMs },
    { ...elsewhere, about: 'over', restsUntil: nowMs + hourMs },
    { ...beside, about: 'other', restsUntil: nowMs - hourMs },
  ];
  const at = nowMs - 2 * hourMs;
  await context.db.transaction((tx) =>
    tx.load(
      claimTold,
      told.map((row) => ({ ...row, at, nowAt: nowMs })),
    ),
  );
  // It is told again when its rest is over, in that very instant, and of no other line's.
  const claim = (key: typeof one, about: string, atMs: number) =>
    context.db.transaction(
      async (tx) =>
        (
          await tx.load(claimTold, [
            { ...key, about, at: atMs, restsUntil: nowMs + hourMs, nowAt: nowMs },
          ])
        ).length,
    );
  assert.equal(await claim(one, 'rests', nowMs), 0);
  assert.equal(await claim(one, 'rests', nowMs + 1), 1);
  assert.equal(await claim(beside, 'rests', nowMs), 1);
  const sweep = async (atOnce: number): Promise<string[]> =>
    (await context.db.read(deleteRested, [isoTime(nowMs), atOnce])).map(({ line }) => line);
  assert.deepEqual(await sweep(1), [beside.line], 'the longest over first');
  assert.deepEqual(await sweep(10), [one.line]);
  assert.deepEqual(await sweep(10), []);
});

test('what was told by a clock that was set back rests no more, and is told once', async () => {
  const about = 'ahead';
  const claim = (at: number, nowAt: number) =>
    context.db.transaction(
      async (tx) =>
        (await tx.load(claimTold, [{ ...one, about, at, restsUntil: at + hourMs, nowAt }])).length,
    );
  const aheadMs = nowMs + 30 * 24 * hourMs;
  assert.equal(await claim(aheadMs, aheadMs), 1);
  // Whoever hears of that very fact again, before and after, tells nothing.
  assert.equal(await claim(aheadMs, aheadMs), 0);
  assert.equal(await claim(aheadMs, nowMs), 0);
  assert.equal(await claim(nowMs, nowMs), 1);
  assert.equal(await claim(nowMs, nowMs), 0);
  // Of clocks that differ by a little, and of a fact that comes late, the rest holds.
  assert.equal(await claim(nowMs - 1, nowMs - 4 * 60_000), 0);
  assert.equal(await claim(nowMs - hourMs, nowMs + hourMs / 2), 0);
});
