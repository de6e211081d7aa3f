import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { dayMs, hourMs, present, secondMs } from '#base';
import { readReceiptByCode } from '#receipts';
import { closePool, openPool } from '#platform/postgres';
import type { Topup } from '#topups';
import {
  auditLog,
  proveReceipt,
  type ReceiptProof,
  readCheckpointNote,
  readEntryBundle,
  readLogState,
  readTile,
  rotateLogKey,
  sealLog,
  sweepLog,
} from '#transparency';
import {
  leafHash,
  readCheckpoint,
  readInclusionProof,
  readVerifierKey,
  signersOf,
  verifyInclusion,
  WrongNote,
} from '#wire/tlog';
import { booksHold } from '#test/book-truth';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';

// What is to end first is said first: the world's database goes with its connections.
test.after(() => closePool(owner));
const world = await openTopupWorld();
const { context, database } = world;
context.clock.advance(hourMs);
const owner = openPool(database.ownerUrl, 1, false);
const person = await world.person(['+85265432101']);

async function bought(): Promise<Topup> {
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order);
  return world.read(order.id, person.subscriber);
}

const codeOf = (topup: Topup) => present(topup.result, 'a result').receipt;

const seal = () => sealAll(context);

async function trusted() {
  const { origin, verifierKeys } = present(await readLogState(context), 'the log');
  return { origin, keys: verifierKeys.map(({ text }) => readVerifierKey(text)) };
}

async function problems(): Promise<readonly string[]> {
  return (await auditLog(context)).flatMap((check) => check.problems);
}

/** What a stranger does with a proof: salt and text make the entry, and the entry is in the log. */
async function verified({ proof, own }: ReceiptProof) {
  const read = readInclusionProof(proof);
  const entry = createHash('sha256').update(read.extra).digest();
  const { checkpoint } = verifyInclusion(read, entry, await trusted());
  const text = read.extra.subarray(16).toString('utf8');
  const ownHash = createHash('sha256').update(present(own, 'the owner’s part')).digest('hex');
  assert.ok(text.endsWith(`\nown ${ownHash}\n`));
  return { text, own: own?.subarray(16).toString('utf8') ?? '', checkpoint };
}

test('a receipt is proved to whoever has the log’s key, seconds after it was issued', async () => {
  const code = codeOf(await bought());
  assert.equal(await proveReceipt(context, code), undefined, 'it has not come to rest');
  assert.ok((await seal()) > 0);
  const { text, own } = await verified(present(await proveReceipt(context, code), 'the proof'));
  const receipt = await readReceiptByCode(context, code);
  assert.ok(text.startsWith(`lowu.receipt/v1\ncode ${code}\nkind topup\ntopup `));
  assert.ok(text.includes(`"value": "${receipt.value.amountMinor} HKD"`));
  const balance = `"balanceAfter": "${receipt.balanceAfter?.amountMinor} HKD"`;
  assert.ok(own.includes(balance), own);
  assert.ok(
    !text.includes('balance') && !text.includes(present(receipt.line, 'its line').slice(4)),
    'a payer’s part',
  );
  assert.ok(text.includes(receipt.maskedNumber));
  assert.equal(await proveReceipt(context, 'AAAAAAAAAAAA'), undefined);
  await booksHold(context);
});

test('everything is sealed once, however often and by however many it is tried', async () => {
  for (let times = 0; times < 3; times += 1) await bought();
  await Promise.all([sealLog(context), sealLog(context), sealLog(context)]);
  const sealed = await seal();
  await Promise.all([seal(), seal()]);
  const { size } = present(await readLogState(context), 'the log');
  const { rows } = await owner.query<{ all: string }>(
    `select (select count(*) from ledger.leaf_view) + (select count(*) from receipts.leaf_view)
       as all`,
  );
  assert.equal(size.toString(), rows[0]?.all);
  assert.ok(sealed > 3);
  assert.deepEqual(await problems(), []);
});

test('a log that was put back by an hour, as by a backup, seals nothing twice', async () => {
  await bought();
  await seal();
  const { size } = present(await readLogState(context), 'the log');
  await owner.query(`update transparency.log set sealed_until = sealed_until - interval '1 hour'`);
  const topup = await bought();
  const added = await seal();
  const after = present(await readLogState(context), 'the log').size;
  assert.equal(after, size + BigInt(added));
  await verified(present(await proveReceipt(context, codeOf(topup)), 'the proof'));
  const { rows } = await owner.query<{ count: string }>('select count(*) from transparency.leaf');
  assert.equal(after.toString(), rows[0]?.count);
  assert.deepEqual(await problems(), []);
});

test('nothing is sealed while somebody who began earlier may still write', async () => {
  await seal();
  const slow = await owner.connect();
  await slow.query('begin');
  await slow.query('select pg_current_xact_id()');
  const topup = await bought();
  for (let times = 0; times < 4; times += 1) {
    await sealLog(context);
    context.clock.advance(3 * secondMs);
  }
  assert.equal(await proveReceipt(context, codeOf(topup)), undefined);
  await slow.query('commit');
  slow.release();
  await seal();
  await verified(present(await proveReceipt(context, codeOf(topup)), 'the proof'));
});

test('what came to rest too late, or while the clock stood wrong, is swept up', async () => {
  await seal();
  await sweepLog(context);
  context.clock.advance(-10 * 60 * secondMs);
  const topup = await bought();
  // The clock goes on for a while before the put-back is noticed.
  for (const waitMs of [0, 10 * secondMs]) {
    context.clock.advance(waitMs);
    assert.deepEqual(await problems(), [], 'it has just been written');
  }
  await seal();
  assert.equal(await proveReceipt(context, codeOf(topup)), undefined);
  assert.deepEqual(await problems(), [], 'it is known to have been late');
  context.clock.advance(hourMs);
  await seal();
  assert.deepEqual(await problems(), [], 'it may still be swept up');
  assert.ok((await sweepLog(context)) > 0);
  assert.equal(await sweepLog(context), 0);
  await verified(present(await proveReceipt(context, codeOf(topup)), 'the proof'));
  assert.deepEqual(await problems(), []);
});

test('a checkpoint goes on from the one before, and months of silence are one step', async () => {
  await seal();
  const before = readCheckpoint(present(await readCheckpointNote(context), 'a checkpoint'));
  context.clock.advance(60 * dayMs);
  await bought();
  await seal();
  const after = readCheckpoint(present(await readCheckpointNote(context), 'a checkpoint'));
  assert.ok(after.checkpoint.size > before.checkpoint.size);
  assert.deepEqual(await problems(), []);
});

test('tiles and entries are served as the specification has them', async () => {
  const { checkpoint } = readCheckpoint(present(await readCheckpointNote(context), 'a checkpoint'));
  const width = checkpoint.size;
  assert.ok(width > 8 && width < 256, `${width} leaves`);
  const tile = present(await readTile(context, { level: 0, number: 0 }, width), 'the tile');
  const bundle = present(await readEntryBundle(context, 0, width), 'the entries');
  assert.equal(tile.length, width * 32);
  for (let at = 0; at < width; at += 1) {
    assert.equal(bundle.readUInt16BE(at * 34), 32);
    const entry = bundle.subarray(at * 34 + 2, at * 34 + 34);
    assert.ok(leafHash(entry).equals(tile.subarray(at * 32, at * 32 + 32)), `leaf ${at}`);
  }
  const narrow = present(await readTile(context, { level: 0, number: 0 }, 5), 'a narrower one');
  assert.ok(narrow.equals(tile.subarray(0, 5 * 32)));
  assert.equal(await readTile(context, { level: 0, number: 0 }, width + 1), undefined);
  assert.equal(await readTile(context, { level: 1, number: 0 }, 1), undefined);
  assert.equal(await readEntryBundle(context, 1, 1), undefined);
});

test('a new key signs beside the old one until that retires; old proofs stay good', async () => {
  const code = codeOf(await bought());
  await seal();
  const proof = present(await proveReceipt(context, code), 'the proof');
  const old = await trusted();
  const text = await rotateLogKey(context, context.clock.now() + dayMs);
  await bought();
  await seal();
  const signers = async (keys: readonly string[]) => {
    const { note } = readCheckpoint(present(await readCheckpointNote(context), 'a checkpoint'));
    return signersOf(note, keys.map(readVerifierKey)).length;
  };
  const oldText = present((await readLogState(context))?.verifierKeys[1], 'the old key').text;
  assert.equal(await signers([text]), 1);
  assert.equal(await signers([oldText]), 1);
  context.clock.advance(2 * dayMs);
  await bought();
  await seal();
  assert.equal(await signers([text]), 1);
  assert.equal(await signers([oldText]), 0);
  const read = readInclusionProof(proof.proof);
  const entry = createHash('sha256').update(read.extra).digest();
  assert.doesNotThrow(() => verifyInclusion(read, entry, old));
  assert.throws(
    () => verifyInclusion(read, entry, { ...old, keys: [readVerifierKey(text)] }),
    WrongNote,
  );
  assert.deepEqual(await problems(), []);
});

test('old checkpoints are forgotten but for one an hour, and the rest verifies', async () => {
  for (let times = 0; times < 3; times += 1) {
    await bought();
    await seal();
  }
  context.clock.advance(2 * dayMs);
  await bought();
  await seal();
  await sweepLog(context);
  const { rows } = await owner.query<{ left: string; hours: string }>(
    `select count(*) as left, count(distinct date_trunc('hour', signed_at)) as hours
     from transparency.checkpoint where signed_at < $1`,
    [new Date(context.clock.now() - dayMs)],
  );
  assert.equal(rows[0]?.left, rows[0]?.hours);
  assert.deepEqual(await problems(), []);
});

test('what is changed in the books, the leaves, the edge or a checkpoint is found', async () => {
  await seal();
  await sweepLog(context);
  context.clock.advance(2 * hourMs);
  await seal();
  await sweepLog(context);
  assert.deepEqual(await problems(), []);
  const changes = [
    `update ledger.transfer set amount = amount + 1
     where ctid = (select min(ctid) from ledger.transfer)`,
    `update ledger.transfer set cause = cause || 'x'
     where ctid = (select min(ctid) from ledger.transfer)`,
    `update ledger.transfer set recorded_at = recorded_at - interval '1 millisecond'
     where ctid = (select min(ctid) from ledger.transfer)`,
    'delete from ledger.transfer where ctid = (select min(ctid) from ledger.transfer)',
    `update ledger.system_transfer set credit_account = 'income:usage'
     where ctid = (select min(ctid) from ledger.system_transfer)`,
    `update receipts.receipt set document = replace(document::text, 'HKD', 'CNY')::json
     where ctid = (select min(ctid) from receipts.receipt)`,
    `update receipts.subject s set document = replace(s.document::text, 'app', 'atm')::json
     from receipts.receipt p where p.slot = s.slot and p.topup = s.topup`,
    'delete from receipts.receipt where ctid = (select min(ctid) from receipts.receipt)',
    `update transparency.leaf set entry = set_byte(entry, 7, get_byte(entry, 7) # 1)
     where index = 3`,
    'delete from transparency.leaf where index = (select max(index) from transparency.leaf)',
    `update transparency.edge set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 128)
     where level = 0`,
    `update transparency.checkpoint set root = set_byte(root, 0, get_byte(root, 0) # 1)
     where size = (select max(size) from transparency.checkpoint)`,
    `update transparency.checkpoint set note = replace(note, '— ', '— x')
     where size = (select max(size) from transparency.checkpoint)`,
    `delete from transparency.checkpoint
     where size = (select max(size) from transparency.checkpoint)`,
    `update transparency.checkpoint set size = size + 1000000
     where size = (select min(size) from transparency.checkpoint)`,
    'update transparency.log set size = size - 1',
    `update transparency.key set last_size = last_size + 1 where last_size is not null`,
    `update transparency.key set retired_at = retired_at + interval '1 day'
     where retired_at is not null`,
    `update transparency.key set made_at = made_at - interval '1 second'`,
  ];
  for (const change of changes) {
    await copied();
    await owner.query(change);
    assert.notDeepEqual(await problems(), [], change);
    await restored();
    assert.deepEqual(await problems(), [], `after ${change}`);
  }
});

const tables = [
  'ledger.transfer',
  'ledger.system_transfer',
  'receipts.receipt',
  'receipts.subject',
  'transparency.leaf',
  'transparency.edge',
  'transparency.checkpoint',
  'transparency.log',
  'transparency.key',
] as const;

async function copied(): Promise<void> {
  for (const [at, table] of tables.entries()) {
    await owner.query(`create temporary table copy_${at} as table ${table}`);
  }
}

async function restored(): Promise<void> {
  for (const [at, table] of tables.entries()) {
    await owner.query(`delete from ${table}`);
    await owner.query(`insert into ${table} table copy_${at}`);
    await owner.query(`drop table copy_${at}`);
  }
}
