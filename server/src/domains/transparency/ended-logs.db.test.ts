import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { hourMs, isoTime, present } from '#base';
import { asOwner } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { appendEntries } from './append-entries.ts';
import { auditEnded } from './audit-ended.ts';
import {
  beginLogAnew,
  haltLog,
  openPublishedLog,
  prepareLog,
  readCheckpointNote,
  readLogState,
} from './index.ts';
import { lockLog, updateLog } from './store/log.ts';

const origin = 'lowu.localhost/log';
const next = 'lowu.localhost/log2';
/** Two full tiles of leaves, a part of a third, and a part of one above them. */
const tiles = [
  [0, 0, 256],
  [0, 1, 256],
  [0, 2, 188],
  [1, 0, 2],
] as const;
const bundles = [
  [0, 256],
  [2, 188],
] as const;
const leaves = [400, 300] as const;

async function endedLog(t: TestContext) {
  const database = await testDatabase(t);
  const context = database.context();
  await prepareLog(context);
  for (const count of leaves) {
    await context.db.transaction(async (tx) => {
      const log = present((await tx.query(lockLog))[0], 'the log');
      const recorded = Array.from({ length: count }, () => {
        return { recordedAt: tx.nowMs, text: randomBytes(16).toString('hex'), own: null };
      });
      await appendEntries(context, tx, log, recorded);
      await tx.query(updateLog, [log.size + BigInt(count), isoTime(tx.nowMs), null, null, null]);
    });
  }
  const all = async (name: string) => {
    const log = present(await openPublishedLog(context, name), 'the log');
    const parts = [
      ...tiles.map(([level, number, width]) => log.tile({ level, number }, width)),
      ...bundles.map(([number, width]) => log.entries(number, width)),
    ];
    const bytes = (await Promise.all(parts)).map((part) => part?.toString('base64'));
    return [await log.note(), ...bytes];
  };
  const published = await all(origin);
  await haltLog(context);
  context.clock.advance(hourMs);
  const { ownerUrl } = database;
  await beginLogAnew(context, { origin: next, published: undefined, ownerUrl });
  const asked = (text: string) =>
    asOwner(ownerUrl, async (owner) => (await owner.query(text)).rows);
  return { context, all, published, asked };
}

test('a log that has ended is served by its name as it was published', async (t) => {
  const { context, all, published } = await endedLog(t);
  assert.equal(published.length, 7);
  assert.ok(published.every((part) => part !== undefined));
  assert.deepEqual(await all(origin), published);
  assert.equal(present(await readLogState(context), 'the log').origin, next);
  assert.equal(await readCheckpointNote(context), undefined, 'nothing is sealed under the next');
  assert.equal(await openPublishedLog(context, 'another.example/log'), undefined);
  const log = present(await openPublishedLog(context, origin), 'the log');
  for (const [level, number, width] of [
    [0, 2, 189],
    [0, 3, 1],
    [1, 0, 3],
    [2, 0, 1],
  ] as const) {
    assert.equal(await log.tile({ level, number }, width), undefined, `${level}/${number}`);
  }
  assert.equal(await log.entries(2, 189), undefined);
});

test('one byte that was changed of a log that has ended is found', async (t) => {
  const { context, asked } = await endedLog(t);
  const { checked, problems } = await auditEnded(context);
  assert.deepEqual([checked, problems], [700, []]);
  const rows = await asked('select level, number from transparency.ended_tile order by 1, 2');
  assert.equal(rows.length, 7);
  for (const { level, number } of rows as { level: number; number: string }[]) {
    const flip = `update transparency.ended_tile
      set hashes = set_byte(hashes, 17, get_byte(hashes, 17) # 1)
      where level = ${level} and number = ${number}`;
    await asked(flip);
    assert.notDeepEqual((await auditEnded(context)).problems, [], `${level}/${number}`);
    await asked(flip);
  }
  for (const change of [
    "update transparency.ended_log set note = replace(note, '700', '701')",
    'update transparency.ended_log set size = 699',
    'delete from transparency.ended_tile where level = 1',
    'delete from transparency.ended_tile where level = -1 and number = 2',
    `insert into transparency.ended_tile select origin, 5, 0, hashes
     from transparency.ended_tile where level = 1`,
  ]) {
    await asked(
      `create table kept_log as table transparency.ended_log;
       create table kept_tile as table transparency.ended_tile; ${change}`,
    );
    assert.notDeepEqual((await auditEnded(context)).problems, [], change);
    await asked(
      `delete from transparency.ended_tile; delete from transparency.ended_log;
       insert into transparency.ended_log table kept_log;
       insert into transparency.ended_tile table kept_tile; drop table kept_log, kept_tile`,
    );
  }
  assert.deepEqual((await auditEnded(context)).problems, []);
});
