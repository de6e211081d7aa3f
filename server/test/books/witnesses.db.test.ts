import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { dayMs, hourMs, minuteMs, present } from '#base';
import { closePool, openPool } from '#platform/postgres';
import {
  askWitnesses,
  auditLog,
  haltLog,
  packProof,
  proveReceipt,
  readCheckpointNote,
  readLogState,
  readWitnessStates,
  resumeLog,
  rotateLogKey,
  sealLog,
  sweepLog,
} from '#transparency';
import {
  readCheckpoint,
  readInclusionProof,
  readVerifierKey,
  signersOf,
  verifyInclusion,
} from '#wire/tlog';
import { booksHold, refusedAs } from '#test/book-truth';
import { reopened } from '#test/restored';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { startWitness, type WitnessSandbox } from '#test/witness-sandbox';

const names = ['witness.example/w1', 'witness.example/w2'];
const witnesses = await Promise.all(names.map(startWitness));
const [one, two] = witnesses as [WitnessSandbox, WitnessSandbox];
test.after(() => Promise.all(witnesses.map((witness) => witness.stop())));
test.after(() => closePool(owner));
const world = await openTopupWorld(undefined, {
  'screening.most_times_per_number': 0,
  'screening.most_times_per_payer': 0,
  'screening.most_minor_per_payer': 0,
  topup_most_balance_minor: 10_000_000,
  topup_most_per_30_days_minor: 10_000_000,
  'transparency.witnesses': witnesses.map(({ url, key }) => ({ url, key })),
});
const { context, database } = world;
const owner = openPool(database.ownerUrl, 1, false);
context.clock.advance(hourMs);
const person = await world.person(['+85265432101']);
const keys = witnesses.map(({ key }) => readVerifierKey(key));

async function bought(): Promise<string> {
  context.clock.advance(hourMs);
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order);
  await sealAll(context);
  return present((await world.read(order.id, person.subscriber)).result, 'a result').receipt;
}

const log = async () => present(await readLogState(context), 'the log');
const logKeys = async () => (await log()).verifierKeys.map(({ text }) => text);
const published = async () => present(await readCheckpointNote(context), 'a checkpoint');

/** The names of the witnesses whose signatures stand on a checkpoint, all of them right. */
function witnessesOf(note: string): string[] {
  return signersOf(readCheckpoint(note).note, keys).map(({ name }) => name);
}

/** Verifies a proof as a stranger does; who has seen its checkpoint. */
async function seenBy(code: string): Promise<string[]> {
  const { proof } = present(await proveReceipt(context, code), 'a proof');
  const read = readInclusionProof(proof);
  const entry = createHash('sha256').update(read.extra).digest();
  const ours = (await logKeys()).map(readVerifierKey);
  const trusted = { origin: 'lowu.localhost/log', keys: [...ours, ...keys] };
  const { signers } = verifyInclusion(read, entry, trusted);
  return signers.filter(({ type }) => type === 'cosignature/v1').map(({ name }) => name);
}

const failures = async () => (await readWitnessStates(context)).map(({ failure }) => failure);
const problems = async () => (await auditLog(context)).flatMap((check) => check.problems);

test('a witness that does not know the log signs nothing; proofs do without it', async () => {
  const code = await bought();
  assert.equal(await askWitnesses(context), 0);
  assert.deepEqual(await failures(), ['it does not know our log', 'it does not know our log']);
  assert.deepEqual(await seenBy(code), []);
  assert.deepEqual(witnessesOf(await published()), []);
});

test('witnesses that know the log cosign it, and proofs carry what they signed', async () => {
  const { origin } = await log();
  for (const witness of witnesses) await witness.know(origin, await logKeys());
  const code = await bought();
  assert.equal(await askWitnesses(context), 2);
  assert.deepEqual(await failures(), [null, null]);
  assert.deepEqual(await seenBy(code), names);
  assert.deepEqual(witnessesOf(await published()), names);
  assert.equal(await one.seen(origin), Number((await log()).size));
  assert.equal(await askWitnesses(context), 0, 'nobody is asked twice about the same');
  assert.deepEqual(await problems(), []);
});

test('the log grows over many sizes, and each step is proved to the witness', async () => {
  for (let times = 0; times < 12; times += 1) {
    await bought();
    assert.equal(await askWitnesses(context), 2, `step ${times}`);
  }
  assert.deepEqual(await problems(), []);
});

test('a receipt that no witness has seen yet is proved, and later cosigned', async () => {
  const earlier = await bought();
  await askWitnesses(context);
  const code = await bought();
  assert.deepEqual(await seenBy(code), []);
  assert.deepEqual(await seenBy(earlier), names, 'an older one, by another checkpoint');
  await askWitnesses(context);
  assert.deepEqual(await seenBy(code), names);
});

suite('what a witness does wrong is not believed, hurts nobody and is over with the next:', () => {
  for (const [fault, why] of [
    ['wrong-signature', /wrong signature/],
    ['another-checkpoint', /wrong signature/],
    ['another-key', /has not signed with the key/],
    ['another-size', /has seen \d+ leaves of this log, of which we have \d+/],
    ['unreadable-answer', /no list of signatures/],
    ['500-before-effect', /status 500/],
    ['500-after-effect', /status 500/],
    ['reset-before-effect', /./],
    ['reset-after-effect', /./],
  ] as const) {
    test(fault, async () => {
      await one.breakNext(fault);
      const code = await bought();
      assert.equal(await askWitnesses(context), 1);
      const [failure, other] = await failures();
      assert.match(present(failure, 'why'), why);
      assert.equal(other, null);
      assert.deepEqual(await seenBy(code), [names[1]]);
      await bought();
      assert.equal(await askWitnesses(context), 2, 'it follows again');
      assert.deepEqual(await failures(), [null, null]);
    });
  }

  test('a line of a stranger beside the right one is passed over', async () => {
    await one.breakNext('several-keys');
    const code = await bought();
    assert.equal(await askWitnesses(context), 2);
    assert.deepEqual(await seenBy(code), names);
  });
});

test('while a witness is away, the log is published with those that are there', async () => {
  await askWitnesses(context);
  await one.breakNext('500-before-effect', 1_000);
  for (let times = 0; times < 25; times += 1) {
    await bought();
    await askWitnesses(context);
  }
  assert.deepEqual(witnessesOf(await published()), [names[1]]);
  await two.breakNext('500-before-effect', 1_000);
  const code = await bought();
  context.clock.advance(hourMs);
  await askWitnesses(context);
  // An hour without any: the log goes on without them rather than look dead.
  assert.deepEqual(witnessesOf(await published()), []);
  assert.equal(readCheckpoint(await published()).checkpoint.size, Number((await log()).size));
  assert.deepEqual(await seenBy(code), []);
  for (const { url } of witnesses) await fetch(`${url}/sandbox/faults`, { method: 'DELETE' });
  assert.equal(await askWitnesses(context), 2);
  assert.deepEqual(await seenBy(code), names);
});

test('a witness that does not know a new key of the log says so, and follows later', async () => {
  await rotateLogKey(context, context.clock.now() + minuteMs);
  context.clock.advance(hourMs);
  const code = await bought();
  assert.equal(await askWitnesses(context), 0);
  assert.match(present((await failures())[0], 'why'), /does not know a key/);
  for (const witness of witnesses) await witness.know('lowu.localhost/log', await logKeys());
  assert.equal(await askWitnesses(context), 2);
  assert.deepEqual(await seenBy(code), names);
});

test('the code of a receipt has room for witnesses, and leaves out whom it has not', async () => {
  const proof = present(await proveReceipt(context, await bought()), 'a proof');
  await askWitnesses(context);
  const code = packProof(proof);
  assert.ok(code.length <= 2_800);
  const line = `— witness.example/${'w'.repeat(90)} ${Buffer.alloc(76, 'x').toString('base64')}\n`;
  const crowd = Array.from({ length: 20 }, (_, at) => line.replace('www', `w${at}w`)).join('');
  const packed = packProof({ ...proof, proof: proof.proof + crowd });
  assert.ok(packed.length > code.length && packed.length <= 2_800, `${packed.length}`);
});

test('a changed cosignature is found, and those of old checkpoints are forgotten', async () => {
  await bought();
  await askWitnesses(context);
  const flip = `update transparency.cosignature set line = reverse_case(line) where size =
    (select max(size) from transparency.cosignature)`;
  const swap = "translate(line, 'abcdefghijk', 'bcdefghijka')";
  await owner.query(flip.replace('reverse_case(line)', swap));
  assert.notDeepEqual(await problems(), []);
  const back = "translate(line, 'bcdefghijka', 'abcdefghijk')";
  await owner.query(flip.replace('reverse_case(line)', back));
  assert.deepEqual(await problems(), []);
  context.clock.advance(3 * dayMs);
  await bought();
  await sweepLog(context);
  const { rows } = await owner.query<{ lost: string }>(
    `select count(*) as lost from transparency.cosignature c
     where not exists (select from transparency.checkpoint p where p.size = c.size)`,
  );
  assert.equal(rows[0]?.lost, '0');
  assert.deepEqual(await problems(), []);
});

test('a witness is shown a log that was restored before it grows again', async () => {
  await bought();
  await askWitnesses(context);
  assert.equal(await askWitnesses(context), 0, 'nothing is new');
  const tables = ['leaf', 'edge', 'checkpoint', 'cosignature', 'witness', 'log'];
  const each = (make: (table: string) => string) => owner.query(tables.map(make).join(';'));
  await each((table) => `create table kept_${table} as table transparency.${table}`);
  await bought();
  assert.equal(await askWitnesses(context), 2);
  await each(
    (table) => `delete from transparency.${table};
    insert into transparency.${table} table kept_${table}; drop table kept_${table}`,
  );
  await haltLog(context);
  // What a log that stands still has lost is for people to say.
  assert.equal(await sealLog(context), 0);
  const newest = present(await readCheckpointNote(context), 'the newest that is here');
  await assert.rejects(resumeLog(context, newest), refusedAs('log_lost'));
  await owner.query('update transparency.log set halted_at = null');
  context.clock.advance(hourMs);
  assert.equal(await askWitnesses(context), 0);
  assert.match(present((await failures())[0], 'why'), /has seen \d+ leaves of this log/);
});

test('a log that was rewritten is refused by whoever has seen the other one', async (t) => {
  await bought();
  await askWitnesses(context);
  await booksHold(context);
  // Whoever has the database and the keys rewrites the past, and signs it anew.
  await owner.query(
    `delete from transparency.leaf; delete from transparency.edge;
     delete from transparency.checkpoint; delete from transparency.cosignature;
     delete from ledger.system_transfer where ctid = (select max(ctid) from ledger.system_transfer);
     update transparency.log set size = 0, sealed_until = null, mark_at = null, mark_xid = null,
       swept_until = null`,
  );
  const thief = await reopened(t, database.ownerUrl, context.clock.now());
  await sealAll(thief.context);
  assert.deepEqual(await problems(), [], 'by itself the new log looks right');
  assert.equal(await askWitnesses(context), 0);
  assert.match(present((await failures())[0], 'why'), /has seen (another log|\d+ leaves)/);
});
