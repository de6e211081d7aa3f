import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { openLogChannel } from '#channels/log';
import { hourMs, present } from '#base';
import { writePace } from '#platform/clock';
import { openServer } from '#platform/http';
import { freshFolder, lowu } from '#test/lowu';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { proveReceipt, readCheckpointNote, readLogState } from '#transparency';
import { checkpointText, noteText, readCheckpoint, readVerifierKey, signNote } from '#wire/tlog';

const world = await openTopupWorld();
const { context } = world;
const person = await world.person(['+85265432101']);
context.clock.advance(hourMs);
const app = openServer({ log: context.log, metrics: context.metrics });
await app.register(async (scope) => openLogChannel(scope, context));
const address = `${await app.listen({ host: '127.0.0.1', port: 0 })}/log`;
test.after(() => app.close());

async function bought(): Promise<string> {
  const order = await world.order(person.number, 5_000n, person.subscriber);
  await world.tell(order);
  await sealAll(context);
  context.clock.advance(hourMs);
  const { result } = await world.read(order.id, person.subscriber);
  return present(await proveReceipt(context, present(result, 'it').receipt), 'a proof').proof;
}

const newest = async () => present(await readCheckpointNote(context), 'a checkpoint');
const sizeOf = (note: string) => readCheckpoint(note).checkpoint.size;

const first = await bought();
const small = await newest();
const second = await bought();
const large = await newest();

/** What the command says of a receipt, with a checkpoint that somebody kept. */
async function held(t: TestContext, proof: string, kept: string, tiles?: string) {
  const home = freshFolder(t);
  const [keys, file, note] = ['keys', 'receipt', 'kept'].map((name) => path.join(home, name));
  const log = present(await readLogState(context), 'the log');
  writeFileSync(keys ?? '', `${log.verifierKeys.map((key) => key.published).join('\n')}\n`);
  writeFileSync(file ?? '', proof);
  writeFileSync(note ?? '', kept);
  const nowMs = context.clock.now();
  writePace(path.join(home, 'clock.json'), { realMs: nowMs, virtualMs: nowMs, rate: 0 });
  const words = ['verify', file ?? '', '--keys', keys ?? '', '--checkpoint', note ?? '', '--json'];
  const { code, stdout } = await lowu([...words, ...(tiles ? ['--tiles', tiles] : [])], { home });
  const said = JSON.parse(stdout) as { verdict: string; reason: string | null; kept?: unknown };
  return [code, said.verdict, said.reason ?? said.kept];
}

/** The checkpoint of another tree as large as one, signed by the log's own key. */
async function other(note: string): Promise<string> {
  const { checkpoint } = readCheckpoint(note);
  const { verifierKeys } = present(await readLogState(context), 'the log');
  const { text: verifier } = present(verifierKeys[0], 'a key');
  const asked = {
    name: 'test key',
    text: 'select sealed from transparency.key where verifier = $1',
  };
  const [row] = await context.db.read<{ sealed: string }>(asked, [verifier]);
  const sealed = present(row, 'the key').sealed;
  const der = Buffer.from(context.secrets.open(sealed, 'transparency.key'), 'base64');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const text = checkpointText({ ...checkpoint, root: Buffer.alloc(32, 7) });
  return noteText({ text, signatures: [signNote(text, readVerifierKey(verifier), key)] });
}

test('a kept checkpoint is the same tree, or another size and nothing is proved', async (t) => {
  const same = { size: sizeOf(large), is: 'same', isProven: true };
  assert.deepEqual(await held(t, second, large), [0, 'genuine', same]);
  const smaller = { size: sizeOf(small), is: 'smaller', isProven: false };
  assert.deepEqual(await held(t, second, small), [0, 'genuine', smaller]);
  const larger = { size: sizeOf(large), is: 'larger', isProven: false };
  assert.deepEqual(await held(t, first, large), [0, 'genuine', larger]);
  // An older receipt has one in it, which is as good.
  assert.deepEqual(await held(t, second, first), [0, 'genuine', smaller]);
});

test('tiles, at an address or in a folder, prove that both are one tree', async (t) => {
  const proven = { size: sizeOf(small), is: 'smaller', isProven: true };
  assert.deepEqual(await held(t, second, small, address), [0, 'genuine', proven]);
  const folder = freshFolder(t);
  const name = `000.p/${sizeOf(large)}`;
  const tile = await (await fetch(`${address}/tile/0/${name}`)).arrayBuffer();
  mkdirSync(path.join(folder, 'tile/0/000.p'), { recursive: true });
  writeFileSync(path.join(folder, 'tile/0', name), Buffer.from(tile));
  const larger = { size: sizeOf(large), is: 'larger', isProven: true };
  assert.deepEqual(await held(t, first, large, folder), [0, 'genuine', larger]);
  // Of tiles that are away, or not of the larger tree, nothing is concluded.
  const cannotTell = [65, 'unknown', 'tiles'];
  assert.deepEqual(await held(t, first, large, freshFolder(t)), cannotTell);
  const damaged = freshFolder(t);
  cpSync(folder, damaged, { recursive: true });
  const bytes = readFileSync(path.join(damaged, 'tile/0', name));
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  writeFileSync(path.join(damaged, 'tile/0', name), bytes);
  assert.deepEqual(await held(t, first, large, damaged), cannotTell);
});

test('a log that shows two trees is found out, of one size and of two', async (t) => {
  const fork = [1, 'notGenuine', 'fork'];
  assert.deepEqual(await held(t, second, await other(large)), fork);
  assert.deepEqual(await held(t, second, await other(small), address), fork);
});

test('what is no checkpoint of this log, or has no signature of it, says nothing', async (t) => {
  const wrong = [65, 'unknown', 'kept'];
  const unsigned = small.replace(/^(— \S+ )(\S)/mu, (_, name, letter) => {
    return `${name}${letter === 'A' ? 'B' : 'A'}`;
  });
  const strange = small.replaceAll('lowu.localhost/log', 'other.example/log');
  for (const kept of ['I have paid\n', `${small.split('\n\n')[0]}\n`, unsigned, strange]) {
    assert.deepEqual(await held(t, second, kept), wrong, kept);
  }
});
