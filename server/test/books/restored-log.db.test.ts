import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { hourMs, isoTime, minuteMs, present } from '#base';
import { lookForAlarms } from '#ops';
import { writeBackup, restoreBackup } from '#platform/backup';
import {
  askWitnesses,
  beginLogAnew,
  haltLog,
  openPublishedLog,
  proveReceipt,
  readCheckpointNote,
  readLogState,
  resumeLog,
  revokeLogKey,
  sealLog,
  sweepLog,
} from '#transparency';
import { readCheckpoint, readInclusionProof } from '#wire/tlog';
import { booksHold, refusedAs } from '#test/book-truth';
import { testKeys } from '#test/database';
import { lowu } from '#test/lowu';
import { verified } from '#test/proofs';
import { emptyDatabase, reopened } from '#test/restored';
import { sealAll } from '#test/sealing';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';
import { startWitness } from '#test/witness-sandbox';
import { check } from '../../../web/verifier/check.ts';
import { proofOfPasted } from '../../../web/verifier/sources.ts';
import { makeSchemaOf, migrateAll } from '../../src/app.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lowu-restored-'));
test.after(() => rmSync(folder, { recursive: true }));
const witness = await startWitness('witness.example/w1');
test.after(() => witness.stop());
const { url, key } = witness;
const followed = { 'transparency.witnesses': [{ url, key }] };
const world = await openTopupWorld(undefined, followed);
const { context, database } = world;
context.clock.advance(hourMs);

type World = Omit<TopupWorld, 'database'>;

async function bought(at: World, number: `+${string}`): Promise<string> {
  const { subscriber } = await at.person([number]);
  const order = await at.order(number, 5_000n, subscriber);
  await at.tell(order);
  return present((await at.read(order.id, subscriber)).result, 'a result').receipt;
}

const logOf = async (at: World) => present(await readLogState(at.context), 'the log');
const keysOf = async (at: World) => (await logOf(at)).verifierKeys.map((key) => key.published);
const proofOf = async (at: World, code: string) =>
  present(await proveReceipt(at.context, code), 'a proof').proof;
const checkpointOf = (note: string) => readCheckpoint(note).checkpoint;
const published = async (at: World) =>
  present(await readCheckpointNote(at.context), 'a checkpoint');

async function backedUp(name: string): Promise<string> {
  const at = path.join(folder, name);
  const madeAt = isoTime(context.clock.now());
  await writeBackup({ url: database.ownerUrl, folder: at, madeAt, sealedKeys: null });
  return at;
}

const old = await bought(world, '+85265432101');
await sealAll(context);
const [oldProof, before] = [await proofOf(world, old), await published(world)];
const backup = await backedUp('before');
const lost = await bought(world, '+85265432102');
await sealAll(context);
const [lostProof, newest] = [await proofOf(world, lost), await published(world)];
const whole = await backedUp('after');
const keys = await keysOf(world);
// Nobody but the witness was shown these.
const seen = await bought(world, '+85265432106');
await sealAll(context);
const seenProof = await proofOf(world, seen);
const verifiers = (await logOf(world)).verifierKeys.map(({ text }) => text);
await witness.know('lowu.localhost/log', verifiers);
assert.equal(await askWitnesses(context), 1);
const nowMs = context.clock.now();

/** What a backup is restored into, standing still as "lowu restore" leaves it. */
async function restored(
  t: Parameters<typeof emptyDatabase>[0],
  from: string,
  settings: Readonly<Record<string, unknown>> = {},
) {
  const ownerUrl = await emptyDatabase(t);
  const makeSchema = (names: Parameters<typeof makeSchemaOf>[1]) => makeSchemaOf(ownerUrl, names);
  await restoreBackup({ url: ownerUrl, folder: from, makeSchema });
  await migrateAll(ownerUrl);
  const again = await reopened(t, ownerUrl, nowMs, settings);
  await haltLog(again.context);
  return { ...again, ownerUrl };
}

test('after a restore no other tree is signed; people pay, and an alarm tells', async (t) => {
  const again = await restored(t, backup);
  const code = await bought(again, '+85265432103');
  for (let times = 0; times < 5; times += 1) {
    await sealLog(again.context);
    await sweepLog(again.context);
    again.context.clock.advance(2 * minuteMs);
  }
  assert.equal(await published(again), before);
  assert.equal(await proveReceipt(again.context, code), undefined);
  const alarms = await lookForAlarms(again.context);
  assert.equal(alarms.find(({ name }) => name === 'log-late')?.state, 'raised');
  await booksHold(again.context);
});

test('the log goes on where it has all that was published, and only there', async (t) => {
  const again = await restored(t, whole);
  const { origin } = await logOf(again);
  const other = newest.replaceAll(origin, 'another.example/log');
  const size = checkpointOf(newest).size;
  const refused = [
    ['', 'log_checkpoint_unreadable'],
    ['no checkpoint', 'log_checkpoint_unreadable'],
    [newest.replace(origin, 'another.example/log'), 'log_checkpoint_foreign'],
    [other, 'log_checkpoint_foreign'],
    [newest.replace(`\n${size}\n`, `\n${size + 1}\n`), 'log_checkpoint_unsigned'],
    [newest.replace(/^— .*$/m, '— another.example/log AAAAAAAA'), 'log_checkpoint_unsigned'],
    [before, 'log_checkpoint_older'],
    [oldProof.slice(oldProof.indexOf('\n\n') + 2), 'log_checkpoint_older'],
  ] as const;
  for (const [given, code] of refused) {
    await assert.rejects(resumeLog(again.context, given), refusedAs(code), code);
  }
  assert.notEqual((await logOf(again)).haltedAt, null);
  const code = await bought(again, '+85265432103');
  await resumeLog(again.context, newest);
  await assert.rejects(resumeLog(again.context, newest), refusedAs('log_not_halted'));
  await sealAll(again.context);
  verified({ code, proof: await proofOf(again, code), keys });
  // One who published without looking has another tree of the size that was published.
  const fork = await restored(t, backup);
  await resumeLog(fork.context, before);
  for (const number of ['+85265432104', '+85265432105'] as const) await bought(fork, number);
  await sealAll(fork.context);
  await haltLog(fork.context);
  await assert.rejects(resumeLog(fork.context, newest), refusedAs('log_forked'));
  await assert.rejects(resumeLog(fork.context, before), refusedAs('log_checkpoint_older'));
});

test('a key that was revoked signs nothing by which the log goes on', async (t) => {
  const again = await restored(t, whole);
  const [key] = (await logOf(again)).verifierKeys;
  await revokeLogKey(again.context, present(key, 'a key').text);
  await assert.rejects(resumeLog(again.context, newest), refusedAs('log_checkpoint_unsigned'));
  const wish = { origin: 'lowu.localhost/log2', published: newest, ownerUrl: again.ownerUrl };
  await assert.rejects(beginLogAnew(again.context, wish), refusedAs('log_checkpoint_unsigned'));
});

test('a log that lost what was published ends; another begins, and proofs stay good', async (t) => {
  const again = await restored(t, backup);
  const { ownerUrl } = again;
  await assert.rejects(resumeLog(again.context, newest), refusedAs('log_lost'));
  const wish = { origin: 'lowu.localhost/log2', published: newest, ownerUrl } as const;
  const sameName = { ...wish, origin: 'lowu.localhost/log' };
  await assert.rejects(beginLogAnew(again.context, sameName), refusedAs('log_name_used'));
  const code = await bought(again, '+85265432103');
  await beginLogAnew(again.context, wish);
  await assert.rejects(beginLogAnew(again.context, wish), refusedAs('log_not_halted'));
  again.context.clock.advance(minuteMs);
  await sealAll(again.context);
  await booksHold(again.context);
  const pins = { origin: wish.origin, keys: await keysOf(again), witnesses: [] };
  const proofs = [oldProof, lostProof, await proofOf(again, old), await proofOf(again, code)];
  for (const proof of proofs) {
    const verdict = await check(() => proofOfPasted(proof), pins, again.context.clock.now());
    assert.equal(verdict.is, 'genuine', JSON.stringify(verdict));
  }
  assert.equal(checkpointOf(await published(again)).origin, wish.origin);
  const ended = present(await openPublishedLog(again.context, 'lowu.localhost/log'), 'it');
  assert.equal(await ended.note(), before);
  const entries = present(await ended.entries(0, checkpointOf(before).size), 'its entries');
  const { extra } = readInclusionProof(oldProof);
  assert.ok(entries.includes(createHash('sha256').update(extra).digest()), 'the old receipt');
  assert.match(
    pins.keys[1] ?? '',
    new RegExp(`^lowu.localhost/log\\+.* ${checkpointOf(newest).size} `),
  );
});

test('another log believes the one before as far as a witness has seen it', async (t) => {
  const again = await restored(t, backup, followed);
  const { ownerUrl } = again;
  const wish = { origin: 'lowu.localhost/log3', published: newest, ownerUrl } as const;
  const size = await witness.seen('lowu.localhost/log');
  assert.ok(size > checkpointOf(newest).size);
  const { lastSize, witnesses } = await beginLogAnew(again.context, wish);
  assert.equal(lastSize, size);
  assert.match(
    witnesses[0]?.failure ?? '',
    /has seen \d+ leaves of this log, of which we have \d+/,
  );
  const pins = { origin: wish.origin, keys: await keysOf(again), witnesses: [] };
  const verdict = await check(() => proofOfPasted(seenProof), pins, again.context.clock.now());
  assert.equal(verdict.is, 'genuine', JSON.stringify(verdict));
  // One that is away is named, and keeps nobody from beginning.
  const alone = await restored(t, backup, followed);
  await witness.breakNext('500-before-effect');
  const begun = await beginLogAnew(alone.context, { ...wish, ownerUrl: alone.ownerUrl });
  assert.equal(begun.lastSize, checkpointOf(newest).size);
  assert.match(begun.witnesses[0]?.failure ?? '', /status 500/);
});

test('an audit by a kept checkpoint finds a log that was cut, or written anew', async (t) => {
  const again = await restored(t, whole);
  const home = path.join(folder, 'home');
  const audited = async (kept: string) => {
    const file = path.join(folder, 'kept.txt');
    writeFileSync(file, kept);
    const environment = { DATABASE_URL: again.ownerUrl, LOWU_MASTER_KEYS: testKeys };
    const { code, stdout } = await lowu(['audit', '--checkpoint', file], { home, environment });
    return [code, stdout] as const;
  };
  for (const kept of [before, newest, oldProof]) {
    const [code, told] = await audited(kept);
    assert.equal(code, 0, told);
    assert.match(told, /holds +transparency\.kept/);
  }
  await resumeLog(again.context, newest);
  await bought(again, '+85265432103');
  await sealAll(again.context);
  const larger = await published(again);
  const fork = await restored(t, whole);
  again.ownerUrl = fork.ownerUrl;
  const [cut, said] = await audited(larger);
  assert.equal(cut, 1, said);
  assert.match(said, /BROKEN transparency\.kept[^]*was cut/);
  await resumeLog(fork.context, newest);
  await bought(fork, '+85265432104');
  await sealAll(fork.context);
  const [forked, told] = await audited(larger);
  assert.equal(forked, 1, told);
  assert.match(told, /fork: the first \d+ leaves are others/);
  assert.equal((await audited('no checkpoint'))[0], 1);
});
