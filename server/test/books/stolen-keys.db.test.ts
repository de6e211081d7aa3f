import assert from 'node:assert/strict';
import { createHash, createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dayMs, hourMs, present } from '#base';
import {
  checkpointText,
  inclusionProofText,
  leafHash,
  noteText,
  readInclusionProof,
  readNote,
  readVerifierKey,
  signNote,
} from '#wire/tlog';
import { writePace } from '#platform/clock';
import { freshFolder, lowu } from '#test/lowu';
import { verified } from '#test/proofs';
import { sealAll } from '#test/sealing';
import { strangerReads } from '#test/stranger';
import { openTopupWorld } from '#test/topup-world';
import {
  auditLog,
  proveReceipt,
  readCheckpointNote,
  readLogState,
  revokeLogKey,
  rotateLogKey,
} from '#transparency';

const world = await openTopupWorld();
const { context } = world;
const person = await world.person(['+85265432101']);
context.clock.advance(hourMs);

async function bought(): Promise<string> {
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order);
  await sealAll(context);
  context.clock.advance(hourMs);
  return present((await world.read(order.id, person.subscriber)).result, 'a result').receipt;
}

const proofOf = async (code: string) => present(await proveReceipt(context, code), 'a proof').proof;
const log = async () => present(await readLogState(context), 'the log');
const published = async () => (await log()).verifierKeys.map((key) => key.published);
const problems = async () => (await auditLog(context)).flatMap((check) => check.problems);

/** What the page says, by the command that is the same code. */
async function pageSays(t: Parameters<typeof freshFolder>[0], proof: string) {
  const home = freshFolder(t);
  const [keys, file] = [path.join(home, 'keys'), path.join(home, 'receipt.tlog-proof')];
  writeFileSync(keys, `${(await published()).join('\n')}\n`);
  writeFileSync(file, proof);
  const nowMs = context.clock.now();
  writePace(path.join(home, 'clock.json'), { realMs: nowMs, virtualMs: nowMs, rate: 0 });
  const { code, stdout, stderr } = await lowu(['verify', file, '--keys', keys, '--json'], { home });
  assert.equal(stderr, '');
  const { verdict, reason } = JSON.parse(stdout) as Record<string, string | null>;
  return [code, verdict, reason];
}

async function secretOf(verifier: string) {
  const text = 'select sealed from transparency.key where verifier = $1';
  const [row] = await context.db.read<{ sealed: string }>({ name: 'test key', text }, [verifier]);
  const { sealed } = present(row, 'the key');
  const der = Buffer.from(context.secrets.open(sealed, 'transparency.key'), 'base64');
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** What whoever has a key of the log can make of it: a log of so many leaves, all the same. */
async function forged(proof: string, verifier: string, issuedMs: number, leaves: number) {
  const secret = await secretOf(verifier);
  const { extra } = readInclusionProof(proof);
  const said = extra.toString('latin1').replace('4600 CNY', '9600 CNY');
  const dated = said.replace(/issued_us \d+/, `issued_us ${issuedMs}000`);
  const claim = Buffer.from(dated, 'latin1');
  let root = leafHash(createHash('sha256').update(claim).digest());
  const hashes = [];
  for (let size = 1; size < leaves; size *= 2) {
    hashes.push(root);
    root = createHash('sha256').update(Buffer.of(1)).update(root).update(root).digest();
  }
  const { origin } = await log();
  const head = checkpointText({ origin, size: leaves, root });
  const signed = signNote(head, readVerifierKey(verifier), secret);
  const checkpoint = noteText({ text: head, signatures: [signed] });
  return { proof: inclusionProofText({ extra: claim, index: 0, path: hashes, checkpoint }) };
}

test('a retired key that leaked signs nothing of later or larger than it did', async (t) => {
  const code = await bought();
  const proof = await proofOf(code);
  const [first] = (await log()).verifierKeys;
  const old = present(first, 'the first key').text;
  await rotateLogKey(context, context.clock.now() + dayMs);
  context.clock.advance(2 * dayMs);
  await bought();
  const [, retired] = (await log()).verifierKeys;
  assert.equal(retired?.text, old);
  assert.match(present(retired, 'it').published, / \d+ 2026-11-24T/);
  assert.ok(present(retired?.lastSize, 'its last size') < (await log()).size);

  assert.deepEqual(await pageSays(t, proof), [0, 'genuine', null]);
  assert.match(strangerReads(proof, await published()), /4600 CNY/);
  assert.ok(verified({ code, proof, keys: await published() }));

  const before = context.clock.now() - 3 * dayMs;
  const larger = await forged(proof, old, before, 65_536);
  assert.deepEqual(await pageSays(t, larger.proof), [1, 'notGenuine', 'retired']);
  const keys = await published();
  assert.throws(() => strangerReads(larger.proof, keys), /a key of then/);
  assert.throws(() => verified({ code, proof: larger.proof, keys }), /has not signed/);
  const later = await forged(proof, old, context.clock.now(), 4);
  assert.deepEqual(await pageSays(t, later.proof), [1, 'notGenuine', 'retired']);
  assert.throws(() => strangerReads(later.proof, keys), /had retired/);
  assert.deepEqual(await problems(), []);

  // Whoever has the key and the database puts its word in the place of ours.
  const note = present(await readCheckpointNote(context), 'the newest');
  const { text } = readNote(note);
  const theirs = signNote(text, readVerifierKey(old), await secretOf(old));
  await putNewest(noteText({ text, signatures: [theirs] }));
  assert.match((await problems()).join('\n'), /not signed by a key of the log of then/);
  await putNewest(note);
  assert.deepEqual(await problems(), []);
});

async function putNewest(note: string): Promise<void> {
  const text = `update transparency.checkpoint set note = $1
    where size = (select size from transparency.log) returning size`;
  const put = { name: 'test: put a checkpoint', text };
  const rows = await context.db.transaction((tx) => tx.query(put, [note]));
  assert.equal(rows.length, 1);
}

test('by a revoked key nothing is believed, and what is fetched again is good', async (t) => {
  const code = await bought();
  const proof = await proofOf(code);
  const [first, second] = (await log()).verifierKeys;
  const [current, retired] = [present(first, 'a key').text, present(second, 'a key').text];
  // As it is in the hands of somebody who has the oldest key: a receipt of its own days.
  const made = await forged(proof, retired, context.clock.now() - 6 * dayMs, 4);
  await revokeLogKey(context, present(retired.split('+')[1], 'its digits'));
  assert.deepEqual(await pageSays(t, made.proof), [65, 'unknown', 'stolen']);
  const then = await published();
  assert.throws(() => strangerReads(made.proof, then), /a key of then/);
  assert.deepEqual(await problems(), [], 'what it had signed alone is signed anew');
  assert.deepEqual(await pageSays(t, proof), [0, 'genuine', null], 'the other key is as good');

  const [sole, ...more] = await revokeLogKey(context, current);
  assert.notEqual(sole, current);
  assert.deepEqual(more, []);
  assert.deepEqual(await pageSays(t, proof), [65, 'unknown', 'stolen']);
  const again = await proofOf(code);
  assert.deepEqual(await pageSays(t, again), [0, 'genuine', null]);
  assert.match(strangerReads(again, await published()), /4600 CNY/);
  assert.deepEqual(await problems(), []);
  await bought();
  assert.deepEqual(await problems(), []);
});

test('what two keys have signed is as good as the one of them that nobody has', async (t) => {
  const [first] = (await log()).verifierKeys;
  const lost = present(first, 'a key').text;
  await rotateLogKey(context, context.clock.now() + 2 * dayMs);
  const code = await bought();
  const proof = await proofOf(code);
  assert.equal(proof.match(/^— /gmu)?.length, 2);
  await revokeLogKey(context, lost);
  assert.deepEqual(await pageSays(t, proof), [0, 'genuine', null]);
  assert.match(strangerReads(proof, await published()), /4600 CNY/);
  assert.ok(verified({ code, proof, keys: await published() }));
  assert.deepEqual(await problems(), []);
});
