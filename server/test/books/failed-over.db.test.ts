import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, present } from '#base';
import { lookForAlarms } from '#ops';
import { asOwner } from '#platform/postgres';
import { readCheckpointNote, readLogState, resumeLog, revokeLogKey, sealLog } from '#transparency';
import { refusedAs } from '#test/book-truth';
import { reopened } from '#test/restored';
import { sealAll } from '#test/sealing';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';

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
