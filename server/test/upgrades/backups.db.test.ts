import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { suite, test } from 'node:test';
import { hourMs, isoTime, present } from '#base';
import {
  checkBackup,
  openKeys,
  readManifest,
  restoreBackup,
  sealKeys,
  writeBackup,
} from '#platform/backup';
import { asOwner } from '#platform/postgres';
import { indexReceiptsByOrder } from '#receipts';
import { proveReceipt, readLogState } from '#transparency';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { booksHold } from '#test/book-truth';
import { type HandedOut, playBusyDay } from '#test/busy-day';
import { imsiAt, openCoreNetwork } from '#test/core-network';
import { testKeys } from '#test/database';
import { eventually } from '#test/eventually';
import { emptyDatabase, reopened } from '#test/restored';
import { lowu } from '#test/lowu';
import { verified } from '#test/proofs';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { makeSchemaOf, migrateAll } from '../../src/app.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lowu-backup-'));
test.after(() => rmSync(folder, { recursive: true }));
const passphrase = 'a harbour in the morning';
const world = await openTopupWorld();
const { context, database } = world;
context.clock.advance(hourMs);
const receipts: readonly HandedOut[] = await playBusyDay(world);
const kept = path.join(folder, 'kept');
// A cluster of many years; the one that is restored into has hardly begun to count.
await asOwner(database.ownerUrl, async (owner) => {
  for (const table of ['transparency.log', 'receipts.by_order_place']) {
    await owner.query(`update ${table} set mark_xid = 1000000000000, mark_at = $1`, [
      isoTime(context.clock.now()),
    ]);
  }
});
await writeBackup({
  url: database.ownerUrl,
  folder: kept,
  madeAt: isoTime(context.clock.now()),
  sealedKeys: sealKeys(testKeys, passphrase),
});
const madeAtMs = context.clock.now();

async function restore(t: Parameters<typeof emptyDatabase>[0], from = kept) {
  const url = await emptyDatabase(t);
  await restoreBackup({ url, folder: from, makeSchema: (names) => makeSchemaOf(url, names) });
  await migrateAll(url);
  return { ...(await reopened(t, url, madeAtMs)), url };
}

test('a backup holds every row of every table, and its keys only for the passphrase', () => {
  const manifest = readManifest(kept);
  assert.ok(manifest.tables.length > 80, `${manifest.tables.length} tables`);
  const rowsOf = (name: string) => manifest.tables.find((one) => one.name === name)?.rows;
  assert.ok((rowsOf('ledger.transfer') ?? 0) > 10);
  assert.equal(rowsOf('receipts.numbering'), 1);
  assert.ok((rowsOf('graphile_worker._private_tasks') ?? -1) >= 0);
  assert.equal(openKeys(present(manifest.keys, 'the keys'), passphrase), testKeys);
  assert.throws(() => openKeys(present(manifest.keys, 'the keys'), 'another passphrase'), /open/);
  assert.throws(() => sealKeys(testKeys, 'short'), /12 characters/);
  const text = readdirSync(kept).map((name) => readFileSync(path.join(kept, name), 'latin1'));
  assert.ok(!text.join('').includes(testKeys.slice(12, 40)));
  for (const name of readdirSync(kept)) {
    assert.equal(statSync(path.join(kept, name)).mode & 0o077, 0, `${name} is ours alone`);
  }
});

test('what was restored holds its books, and receipts of before verify', async (t) => {
  const again = await restore(t);
  await booksHold(again.context);
  for (const handed of receipts) {
    verified(handed);
    const { proof } = present(await proveReceipt(again.context, handed.code), 'a proof');
    assert.equal(proof, handed.proof, 'word by word');
  }
});

test('life goes on: an order of before is paid, and the log grows where it ended', async (t) => {
  const again = await restore(t);
  const before = present(await readLogState(again.context), 'the log');
  const person = await again.person(['+85265432199']);
  const order = await again.order(person.number, 5_000n, person.subscriber);
  await again.tell(order);
  await sealAll(again.context);
  const after = present(await readLogState(again.context), 'the log');
  assert.ok(after.size > before.size);
  assert.deepEqual(after.verifierKeys, before.verifierKeys);
  const { result } = await again.read(order.id, person.subscriber);
  const code = present(result, 'a result').receipt;
  const { proof } = present(await proveReceipt(again.context, code), 'a proof');
  verified({ code, proof, keys: receipts[0]?.keys ?? [] });
  await eventually('a receipt of now is found by its order', async () => {
    await indexReceiptsByOrder(again.context);
    const { rows } = await asOwner(again.url, (owner) =>
      owner.query('select from receipts.by_order where code = $1', [code]),
    );
    return rows.length > 0;
  });
  await booksHold(again.context);
});

test('an encrypted backup is read by who has the key, and comes back the same', async (t) => {
  const key = await generateX25519Identity();
  const sealed = path.join(folder, 'sealed');
  const keyFile = path.join(folder, 'backup.key');
  const said = { LOWU_BACKUP_PASSPHRASE: passphrase };
  const from = { ...said, DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const home = path.join(folder, 'three');
  const to = await identityToRecipient(key);
  const made = await lowu(['backup', sealed, '--to', to], { home, environment: from });
  assert.equal(made.code, 0, made.stderr);
  const names = readdirSync(sealed).filter((name) => name !== 'manifest.json');
  assert.ok(names.length > 80 && names.every((name) => name.endsWith('.copy.gz.age')));
  // Another program of age opens it, too: nobody needs ours to come to their rows.
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  const file = readFileSync(path.join(sealed, 'subscribers.subscriber.copy.gz.age'));
  assert.ok(
    gunzipSync(await decrypter.decrypt(file))
      .toString()
      .includes('陳大文'),
  );
  const url = await emptyDatabase(t);
  const restore = (...more: string[]) =>
    lowu(['restore', sealed, '--json', ...more], {
      home: path.join(folder, 'four'),
      environment: { ...said, DATABASE_URL: url },
    });
  const check = await restore('--check');
  assert.equal(check.code, 0, check.stderr);
  const without = await restore();
  assert.notEqual(without.code, 0);
  assert.match(without.stdout + without.stderr, /was not given/);
  const strange = path.join(folder, 'strange.key');
  writeFileSync(strange, `${await generateX25519Identity()}\n`);
  const byAnother = await restore('--identity-file', strange);
  assert.equal(byAnother.code, 70);
  assert.match(byAnother.stdout + byAnother.stderr, /is for another key/);
  assert.doesNotMatch(byAnother.stdout + byAnother.stderr, /^ +at /m);
  writeFileSync(keyFile, `# made today\n${key}\n`);
  // What everybody could have written is not taken from whoever says that it is encrypted.
  const open = await lowu(['restore', kept, '--identity-file', keyFile], {
    home: path.join(folder, 'five'),
    environment: { ...said, DATABASE_URL: url },
  });
  assert.equal(open.code, 70);
  assert.match(open.stdout + open.stderr, /is not encrypted, and a key was given/);
  const restored = await restore('--identity-file', keyFile);
  assert.equal(restored.code, 0, restored.stdout + restored.stderr);
  const opened = await reopened(t, url, madeAtMs);
  await booksHold(opened.context);
  for (const handed of receipts) {
    const { proof } = present(await proveReceipt(opened.context, handed.code), 'a proof');
    assert.equal(proof, handed.proof, 'word by word');
  }
});

test('use comes back into its months, and a detached month stands by itself', async (t) => {
  const network = await openCoreNetwork(t);
  const line = await network.line({ balanceMinor: 10_000n });
  const session: { id: string } = await network.ask('POST', `lines/${imsiAt(0)}/sessions`, {
    service: 'data',
  });
  await network.ask('POST', `sessions/${session.id}/use`, { units: 5 * 1_048_576 });
  await network.ask('POST', `sessions/${session.id}/end`);
  await asOwner(network.ownerUrl, async (owner) => {
    await owner.query(`create table charging.usage_2024_01 partition of charging.usage
      for values from ('2024-01-01 00:00+08') to ('2024-02-01 00:00+08')`);
    await owner.query('create table charging.usage_2023_12 (like charging.usage including all)');
  });
  const at = path.join(folder, 'network');
  const madeAt = isoTime(network.context.clock.now());
  await writeBackup({ url: network.ownerUrl, folder: at, madeAt, sealedKeys: null });
  const url = await emptyDatabase(t);
  await restoreBackup({ url, folder: at, makeSchema: (names) => makeSchemaOf(url, names) });
  await migrateAll(url);
  const again = await reopened(t, url, network.context.clock.now());
  await booksHold(again.context);
  const placesIn = (where: string) =>
    asOwner(where, async (owner) => {
      const { rows } = await owner.query<{ place: string }>(
        'select distinct tableoid::regclass::text as place from charging.usage where line = $1',
        [line.slice(4)],
      );
      return rows;
    });
  assert.equal((await placesIn(url)).length, 1);
  assert.deepEqual(await placesIn(url), await placesIn(network.ownerUrl));
  const months = await asOwner(url, async (owner) => {
    const { rows } = await owner.query<{ month: string }>(
      `select relname || ':' || relispartition as month from pg_class
       where relname in ('usage_2023_12', 'usage_2024_01') order by 1`,
    );
    return rows.map(({ month }) => month);
  });
  assert.deepEqual(months, ['usage_2023_12:false', 'usage_2024_01:true']);
});

/** A copy of the backup in which one file is another. */
function changed(name: string, change: (bytes: Buffer) => Buffer): string {
  const copy = path.join(folder, `copy-${name}`);
  cpSync(kept, copy, { recursive: true });
  const file = path.join(copy, name);
  writeFileSync(file, change(readFileSync(file)));
  return copy;
}

function flip(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

const notLookedAt = () => assert.fail('it was not looked at');

function failAtReceipts(name: string): void {
  if (name === 'receipts.receipt') throw new Error('the power went');
}

suite('a backup is refused', () => {
  for (const name of ['ledger.transfer.copy.gz', 'receipts.receipt.copy.gz', 'manifest.json']) {
    test(`of which one bit of ${name} turned over`, async () => {
      await assert.rejects(checkBackup(changed(name, flip)), /not as it was written|no backup/);
    });
  }

  test('that was cut off', async () => {
    const cut = changed('ledger.account.copy.gz', (bytes) => bytes.subarray(0, -3));
    await assert.rejects(checkBackup(cut), /ledger.account.copy.gz/);
    rmSync(path.join(cut, 'ledger.account.copy.gz'));
    await assert.rejects(checkBackup(cut), /ledger.account.copy.gz/);
    rmSync(path.join(cut, 'manifest.json'));
    await assert.rejects(checkBackup(cut), /no backup/);
  });

  test('for a database in which something is', async () => {
    const url = database.ownerUrl;
    const restoring = restoreBackup({ url, folder: kept, makeSchema: notLookedAt });
    await assert.rejects(restoring, /not empty/);
    await booksHold(context);
  });

  test('that a newer version has made', async (t) => {
    const url = await emptyDatabase(t);
    const newer = [{ name: '9999-tomorrow.sql', sha256: '' }];
    await assert.rejects(makeSchemaOf(url, newer), /9999-tomorrow\.sql/);
  });
});

test('a backup is not written over, and half of one has no name', async () => {
  const sealedKeys = null;
  const madeAt = isoTime(madeAtMs);
  const again = { url: database.ownerUrl, folder: kept, madeAt, sealedKeys };
  await assert.rejects(writeBackup(again), /there already/);
  const broken = path.join(folder, 'broken');
  await assert.rejects(writeBackup({ ...again, folder: broken, onTable: failAtReceipts }), /power/);
  assert.ok(!existsSync(broken) && !existsSync(`${broken}.part`));
});

test('the commands take one home into another, with its keys', async (t) => {
  const target = await emptyDatabase(t);
  const homes = { one: path.join(folder, 'one'), two: path.join(folder, 'two') };
  const at = path.join(folder, 'by-command');
  const said = { LOWU_BACKUP_PASSPHRASE: passphrase };
  const from = { ...said, DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const refused = await lowu(['backup', at], {
    home: homes.one,
    environment: { DATABASE_URL: database.ownerUrl },
  });
  assert.equal(refused.code, 78, refused.stderr);
  assert.match(refused.stderr, /LOWU_BACKUP_PASSPHRASE/);
  const backup = await lowu(['backup', at, '--json'], { home: homes.one, environment: from });
  assert.equal(backup.code, 0, backup.stderr);
  assert.ok((JSON.parse(backup.stdout) as { rows: number }).rows > 100);
  const check = await lowu(['restore', at, '--check'], { home: homes.two, environment: said });
  assert.equal(check.code, 0, check.stderr);
  assert.match(check.stdout, /The backup is whole/);
  const to = { ...said, DATABASE_URL: target };
  const restored = await lowu(['restore', at, '--json'], { home: homes.two, environment: to });
  assert.equal(restored.code, 0, restored.stdout + restored.stderr);
  const told = JSON.parse(restored.stdout) as { ok: boolean; closed: unknown[] };
  assert.deepEqual([told.ok, told.closed], [true, []]);
  assert.equal(readFileSync(path.join(homes.two, 'master.keys'), 'utf8').trim(), testKeys);
});
