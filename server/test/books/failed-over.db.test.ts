import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { dayMs, hourMs, present } from '#base';
import { lookForAlarms } from '#ops';
import { asOwner } from '#platform/postgres';
import { readCheckpoint } from '#wire/tlog';
import {
  beginLogAnew,
  readCheckpointNote,
  readKept,
  readLogState,
  resumeLog,
  revokeLogKey,
  sealAndKeep,
  sealLog,
  sweepAndKeep,
} from '#transparency';
import { refusedAs } from '#test/book-truth';
import { reopened } from '#test/restored';
import { sealAll } from '#test/sealing';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';

const folder = mkdtempSync(path.join(tmpdir(), 'lowu-failed-over-'));
test.after(() => rmSync(folder, { recursive: true }));

type World = Omit<TopupWorld, 'database'>;

let people = 0;

async function bought({ context, ...world }: World): Promise<void> {
  people += 1;
  const number = `+8526543${String(people).padStart(4, '0')}` as const;
  const { subscriber } = await world.person([number]);
  await world.tell(await world.order(number, 5_000n, subscriber));
  await sealAll(context);
}

/** A running server, whose database can be made one of before. */
async function running(t: { after(work: () => Promise<void>): void }) {
  const world = await openTopupWorld(t);
  const { context, database } = world;
  const change = (text: string) => asOwner(database.ownerUrl, (owner) => owner.query(text));
  context.clock.advance(hourMs);
  const tables = ['leaf', 'tile', 'edge', 'checkpoint', 'log'];
  const each = (make: (table: string) => string) => change(tables.map(make).join(';'));
  await bought(world);
  await each((table) => `create table kept_${table} as table transparency.${table}`);
  await bought(world);
  return {
    ...world,
    change,
    published: present(await readCheckpointNote(context), 'a checkpoint'),
    failOver: async () => {
      await each(
        (table) => `delete from transparency.${table};
        insert into transparency.${table} table kept_${table}`,
      );
      // What was written last of the books is lost, too.
      await change(
        `delete from ledger.system_transfer
         where ctid = (select max(ctid) from ledger.system_transfer)`,
      );
    },
    haltedAt: async () => present(await readLogState(context), 'the log').haltedAt,
  };
}

test('a server whose database became an older one signs no other tree, and tells', async (t) => {
  const world = await running(t);
  const { context, published } = world;
  await world.failOver();
  const older = present(await readCheckpointNote(context), 'a checkpoint');
  assert.equal(await sealLog(context), 0);
  assert.notEqual(await world.haltedAt(), null);
  const alarms = await lookForAlarms(context);
  const alarm = alarms.find(({ name }) => name === 'log-late');
  assert.deepEqual([alarm?.state, alarm?.found?.says], ['raised', 'stands_still']);
  // Whoever has the newest says what was lost; only then does it go on.
  await assert.rejects(resumeLog(context, published), refusedAs('log_lost'));
  context.clock.advance(hourMs);
  assert.equal(await sealLog(context), 0);
  assert.equal(await readCheckpointNote(context), older);
  await resumeLog(context, older);
  await bought(world);
  assert.equal(await world.haltedAt(), null);
});

test('so it does where another server has grown the older one beyond', async (t) => {
  for (const isThinned of [false, true]) {
    const world = await running(t);
    const { context, database } = world;
    await world.failOver();
    const other = await reopened(t, database.ownerUrl, context.clock.now());
    for (let times = 0; times < 2; times += 1) await bought(other);
    const [mine, now] = [world.published, await readCheckpointNote(context)];
    assert.notEqual(now, mine);
    // Of the checkpoints in between only one an hour is kept.
    if (isThinned) {
      await world.change(
        `delete from transparency.checkpoint
         where size < (select max(size) from transparency.checkpoint)`,
      );
    }
    assert.equal(await sealLog(context), 0);
    assert.notEqual(await world.haltedAt(), null, `${isThinned}`);
  }
});

test('what grows by others, is signed anew or kept no longer is the same tree', async (t) => {
  const world = await running(t);
  const { context, database } = world;
  const other = await reopened(t, database.ownerUrl, context.clock.now());
  await bought(other);
  context.clock.advance(dayMs);
  await bought(world);
  const [key] = present(await readLogState(context), 'the log').verifierKeys;
  await revokeLogKey(context, present(key, 'a key').text);
  await bought(world);
  await bought(other);
  await world.change(
    `delete from transparency.checkpoint
     where size < (select max(size) from transparency.checkpoint)`,
  );
  await bought(world);
  assert.equal(await world.haltedAt(), null);
});

test('a start over an older database is noticed by what was signed last', async (t) => {
  const world = await running(t);
  const { context, database, published } = world;
  const file = path.join(folder, 'older');
  await sealAndKeep(context, file);
  assert.equal(readFileSync(file, 'utf8'), published);
  await world.failOver();
  const older = present(await readCheckpointNote(context), 'a checkpoint');
  for (const seal of [sweepAndKeep, sealAndKeep]) {
    // Whoever starts anew remembers nothing of its own, and no witness is asked.
    const started = await reopened(t, database.ownerUrl, context.clock.now() + hourMs);
    assert.equal(await seal(started.context, file), 0);
    assert.notEqual(await world.haltedAt(), null);
    assert.equal(readFileSync(file, 'utf8'), published, 'it stays as it was');
  }
  const signedLast = await readKept(context, file);
  assert.equal(signedLast.is, 'lost');
  await assert.rejects(resumeLog(context, older, signedLast), refusedAs('log_lost'));
  const { ownerUrl } = database;
  const wish = { origin: 'lowu.localhost/log2', published: undefined, signedLast, ownerUrl };
  const { lastSize } = await beginLogAnew(context, wish);
  assert.equal(lastSize, readCheckpoint(published).checkpoint.size, 'receipts that are lost, too');
  assert.equal((await readKept(context, file)).is, 'ended');
  await bought(world);
  await sealAndKeep(context, file);
  assert.match(readFileSync(file, 'utf8'), /^lowu.localhost\/log2\n/);
});

test('so is one that another server has grown beyond what was signed last', async (t) => {
  const world = await running(t);
  const { context, database, published } = world;
  const file = path.join(folder, 'forked');
  await sealAndKeep(context, file);
  await world.failOver();
  const other = await reopened(t, database.ownerUrl, context.clock.now());
  for (let times = 0; times < 2; times += 1) await bought(other);
  const started = await reopened(t, database.ownerUrl, context.clock.now());
  assert.equal(await sealAndKeep(started.context, file), 0);
  assert.notEqual(await world.haltedAt(), null);
  const signedLast = await readKept(context, file);
  assert.equal(signedLast.is, 'forked');
  const newest = present(await readCheckpointNote(context), 'a checkpoint');
  await assert.rejects(resumeLog(context, newest, signedLast), refusedAs('log_forked'));
  assert.equal(readFileSync(file, 'utf8'), published);
});

test('what was signed last is of the same log after any other start', async (t) => {
  const world = await running(t);
  const { context, database } = world;
  const file = path.join(folder, 'same');
  await sealAndKeep(context, file);
  const [key] = present(await readLogState(context), 'the log').verifierKeys;
  await revokeLogKey(context, present(key, 'a key').text);
  const started = await reopened(t, database.ownerUrl, context.clock.now());
  await bought(started);
  await sealAndKeep(started.context, file);
  assert.equal(readFileSync(file, 'utf8'), await readCheckpointNote(context));
  assert.equal(await world.haltedAt(), null);
  // The server of before finds a file that another has written.
  await sealAndKeep(context, file);
  assert.equal(await world.haltedAt(), null);
});

test('a new database is no older one: what another has signed is kept apart', async (t) => {
  const file = path.join(folder, 'new');
  const before = await running(t);
  await sealAndKeep(before.context, file);
  const world = await openTopupWorld(t);
  await sealAndKeep(world.context, file);
  const apart = readdirSync(folder).find((name) => name.startsWith('new.before-'));
  assert.equal(readFileSync(path.join(folder, present(apart, 'it')), 'utf8'), before.published);
});
