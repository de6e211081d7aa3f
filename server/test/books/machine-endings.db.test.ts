import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { hourMs, isoTime, present } from '#base';
import { readAcquirerMacKey, saveMacKey } from '#acquirers';
import { enrolKiosk, findKiosk, type KioskKey, makeEnrolment, openKiosk } from '#kiosks';
import type { Context } from '#platform/context';
import { restoreBackup, writeBackup } from '#platform/backup';
import { keepEndings, noteRestore } from '#platform/endings';
import { asOwner } from '#platform/postgres';
import {
  addEndpoint,
  changeEndpoint,
  type EndpointId,
  removeEndpoint,
  rotateEndpointSecret,
} from '#webhooks';
import { refusedAs } from '#test/book-truth';
import { staffCaller } from '#test/finance';
import { newMachineKey } from '#test/kiosk-key';
import { openPartner } from '#test/partner-world';
import { emptyDatabase, reopened } from '#test/restored';
import { openTopupWorld } from '#test/topup-world';
import { makeSchemaOf, migrateAll } from '../../src/app.ts';
import { applyEndings, requireSettled } from '../../src/endings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lowu-machine-endings-'));
test.after(() => rmSync(folder, { recursive: true }));
const [file, backup] = [path.join(folder, 'endings'), path.join(folder, 'backup')];
const world = await openTopupWorld();
const { context, database } = world;
context.clock.advance(hourMs);

const caller = staffCaller('operator');
const kiosk = await openKiosk(context, caller, { code: 'kt-01', name: 'Kowloon Tong, exit C' });
const codeOfNow = async (): Promise<string> => (await makeEnrolment(context, caller, kiosk)).code;
const enrol = async (code: string, { shown }: { readonly shown: KioskKey }) =>
  enrolKiosk(context, { kiosk: 'kt-01', code, key: shown });

await enrol(await codeOfNow(), newMachineKey());
await saveMacKey(context, 'harbour', 'aa'.repeat(16));
const { reseller } = await openPartner(context);
const endpoint = async (name: string) =>
  addEndpoint(context, {
    owner: reseller,
    url: `https://${name}.example/hook`,
    description: name,
    types: [],
    contact: null,
    language: 'en',
  });
const kept = await endpoint('kept');
const [rotated, moved, stopped] = [await endpoint('r'), await endpoint('m'), await endpoint('s')];
const removed = await endpoint('gone');
// A code that nobody has typed yet lies in the backup.
const waiting = await codeOfNow();
await keepEndings(context, file);
const madeAt = context.clock.now();
await writeBackup({
  url: database.ownerUrl,
  folder: backup,
  madeAt: isoTime(madeAt),
  sealedKeys: null,
});
context.clock.advance(60_000);
await enrol(waiting, newMachineKey());
await saveMacKey(context, 'harbour', 'bb'.repeat(16));
await rotateEndpointSecret(context, reseller, rotated.endpoint, { isLeaked: false });
const url = 'https://elsewhere.example/hook';
await changeEndpoint(context, reseller, moved.endpoint, { url });
await changeEndpoint(context, reseller, stopped.endpoint, { isEnabled: false });
await changeEndpoint(context, reseller, kept.endpoint, { description: 'still the same' });
await removeEndpoint(context, reseller, removed.endpoint);
const keyOfNow = present(await findKiosk(context, kiosk), 'a kiosk').publicKey;
assert.equal(await keepEndings(context, file), 6);

async function restored(t: TestContext) {
  const ownerUrl = await emptyDatabase(t);
  const makeSchema = (names: Parameters<typeof makeSchemaOf>[1]) => makeSchemaOf(ownerUrl, names);
  await restoreBackup({ url: ownerUrl, folder: backup, makeSchema });
  await migrateAll(ownerUrl);
  const { context: again } = await reopened(t, ownerUrl, context.clock.now());
  await noteRestore(again, madeAt);
  return { again, ownerUrl };
}

interface Sent {
  readonly url: string;
  readonly secret: string;
  readonly before: readonly object[];
  readonly isSent: boolean;
}

/** Where each endpoint is sent to, and by which secret, as the database has it. */
async function sentTo(ownerUrl: string, { secrets }: Context) {
  const { rows } = await asOwner(ownerUrl, (owner) =>
    owner.query<Sent & { readonly description: string }>(
      `select description, url, secret, secrets_before as before,
         disabled_at is null and removed_at is null as "isSent"
       from webhooks.endpoint`,
    ),
  );
  return new Map(
    rows.map(({ description, ...row }) => [
      description,
      { ...row, secret: secrets.open(row.secret, 'webhooks.endpoint.secret') },
    ]),
  );
}

test('a key that a machine or an acquirer had replaced is not believed again', async (t) => {
  const { again } = await restored(t);
  const before = present(await findKiosk(again, kiosk), 'a kiosk').publicKey;
  assert.notEqual(before, keyOfNow);
  assert.equal(await readAcquirerMacKey(again, 'harbour'), 'aa'.repeat(16));
  assert.deepEqual(await applyEndings(again, file, false), { done: 6, leftOpen: [] });
  await requireSettled(again, file);
  assert.equal(present(await findKiosk(again, kiosk), 'a kiosk').publicKey, keyOfNow);
  const { shown } = newMachineKey();
  const late = enrolKiosk(again, { kiosk: 'kt-01', code: waiting, key: shown });
  await assert.rejects(late, refusedAs('kiosk_enrolment_wrong'), 'the code was typed already');
  // Of the length that every method takes: with another the role would not start.
  const lost = present(await readAcquirerMacKey(again, 'harbour'), 'a key that nobody has');
  assert.match(lost, /^[0-9a-f]{32}$/);
  assert.ok(!['aa'.repeat(16), 'bb'.repeat(16)].includes(lost));
});

test('nothing is sent by a secret or to an address that its owner had changed', async (t) => {
  const { again, ownerUrl } = await restored(t);
  await applyEndings(again, file, false);
  const sent = await sentTo(ownerUrl, again);
  const of = (name: string): Sent => present(sent.get(name), name);
  assert.equal(of('kept').isSent, true);
  assert.equal(of('kept').secret, kept.secret);
  assert.notEqual(of('r').secret, rotated.secret);
  assert.deepEqual(of('r').before, [], 'nor does the one before sign beside it');
  assert.deepEqual([of('m').isSent, of('s').isSent, of('gone').isSent], [false, false, false]);
  assert.deepEqual(await applyEndings(again, file, false), { done: 0, leftOpen: [] });
  const id: EndpointId = moved.endpoint;
  assert.equal((await changeEndpoint(again, reseller, id, { url, isEnabled: true })).url, url);
});
