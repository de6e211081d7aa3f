import assert from 'node:assert/strict';
import fs, { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { dayMs, hourMs, isoTime, present } from '#base';
import { changeStaff, createStaff } from '#identity';
import {
  createDeveloper,
  dismissDeveloper,
  inviteDeveloper,
  rotateSecret,
  suspendClient,
} from '#partners';
import { restoreBackup, writeBackup } from '#platform/backup';
import { keepEndings, noteEnding, noteRestore, readEndingsStanding } from '#platform/endings';
import { asOwner } from '#platform/postgres';
import { erasePerson } from '#privacy';
import { createSubscriber } from '#subscribers';
import { readLogState, revokeLogKey } from '#transparency';
import { signedIn } from '#test/app-visit';
import { testKeys } from '#test/database';
import { lowu } from '#test/lowu';
import { openPartner } from '#test/partner-world';
import { emptyDatabase, reopened } from '#test/restored';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { makeSchemaOf, migrateAll } from '../../src/app.ts';
import { endings as examined } from '../../src/commands/doctor/checks/endings.ts';
import { applyEndings, requireSettled, waiveEndings } from '../../src/endings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lowu-endings-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'endings');
const backup = path.join(folder, 'backup');
const world = await openTopupWorld();
const { context, database } = world;
context.clock.advance(hourMs);

const gone = await context.db.transaction(async (tx) =>
  createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' }),
);
const here = await world.person(['+85265432101']);
await signedIn(context, here.number);
const { staff } = await createStaff(context, {
  login: 'clerk1',
  name: '何小姐',
  roles: ['clerk'],
  password: 'a calm harbour at dawn',
});
const [stopped, leaked] = [await openPartner(context), await openPartner(context)];
await world.tell(await world.order(here.number, 5_000n, here.subscriber));
await sealAll(context);
await inviteDeveloper(context, stopped.reseller, 'dev@bay.example');
const left = await createDeveloper(context, stopped.reseller, {
  email: 'left@bay.example',
  password: 'a calm harbour at dusk',
});
// Something that had ended before: the backup knows it.
await suspendClient(context, leaked.client, true);
await suspendClient(context, leaked.client, false);
await keepEndings(context, file);
const madeAt = context.clock.now();
await writeBackup({
  url: database.ownerUrl,
  folder: backup,
  madeAt: isoTime(madeAt),
  sealedKeys: null,
});
context.clock.advance(hourMs);
const key = present((await readLogState(context))?.verifierKeys[0], 'a key').text;
await erasePerson(context, gone);
await changeStaff(context, staff, { isSuspended: true });
await suspendClient(context, stopped.client, true);
await rotateSecret(context, leaked.client, { isLeaked: true });
await revokeLogKey(context, key);
await dismissDeveloper(context, left);
assert.equal(await keepEndings(context, file), 6);
assert.equal(await keepEndings(context, file), 0);
const nowMs = context.clock.now();

async function restored(t: TestContext) {
  const ownerUrl = await emptyDatabase(t);
  const makeSchema = (names: Parameters<typeof makeSchemaOf>[1]) => makeSchemaOf(ownerUrl, names);
  await restoreBackup({ url: ownerUrl, folder: backup, makeSchema });
  await migrateAll(ownerUrl);
  const again = await reopened(t, ownerUrl, nowMs);
  const count = (from: string) =>
    asOwner(ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${from}`);
      return rows[0]?.n;
    });
  return { context: again.context, ownerUrl, count };
}

const erased = "identity.audit where action = 'subscriber.erase'";
const opens = 'partners.secret where ends_at is null or ends_at > made_at';

test('what was forgotten and revoked after the backup is done again, once', async (t) => {
  const { context: again, count } = await restored(t);
  await noteRestore(again, madeAt);
  await assert.rejects(requireSettled(again, file), /restored from before[^]*lowu endings apply/);
  assert.equal(await count(erased), 0);
  assert.equal(await count('identity.session'), 1);
  assert.deepEqual(await applyEndings(again, file, false), { done: 6, leftOpen: [] });
  await requireSettled(again, file);
  assert.equal(await count(erased), 1);
  assert.equal(await count('identity.staff where suspended_at is not null'), 1);
  assert.equal(await count('partners.developer where dismissed_at is not null'), 1);
  assert.equal(await count('partners.client where suspended_at is not null'), 1);
  assert.equal(await count('identity.session'), 0, 'nobody knows who had signed out');
  assert.equal(await count('partners.invitation'), 0, 'nor which codes were used');
  const keys = present(await readLogState(again), 'the log').verifierKeys;
  assert.equal(keys.find(({ text }) => text === key)?.lastSize, 0n);
  const before = await count(opens);
  assert.deepEqual(await applyEndings(again, file, false), { done: 0, leftOpen: [] });
  assert.equal(await count(erased), 1, 'twice does no more than once');
  assert.equal(await count(opens), before);
  // The file goes on behind what it had.
  await suspendClient(again, leaked.client, true);
  const copy = path.join(folder, 'goes-on');
  writeFileSync(copy, readFileSync(file));
  assert.ok((await keepEndings(again, copy)) > 0);
  const standing = await readEndingsStanding(again, copy);
  assert.deepEqual([standing.unknown, standing.unkept, standing.wrongLine], [[], [], undefined]);
});

test('a restore that told nobody is known by the file, which knows more', async (t) => {
  const { context: again } = await restored(t);
  await assert.rejects(requireSettled(again, file), /has 6[^]*lowu endings apply/);
  await requireSettled(again, path.join(folder, 'no-file'));
  await applyEndings(again, file, false);
  await requireSettled(again, file);
});

test('a file that is older, of another Lowu, or was changed is not taken', async (t) => {
  const { context: again } = await restored(t);
  await noteRestore(again, madeAt);
  const given = (name: string, text: string | Buffer) => {
    writeFileSync(path.join(folder, name), text);
    return applyEndings(again, path.join(folder, name), false);
  };
  const lines = readFileSync(file, 'utf8').split('\n');
  const without = (at: number) => lines.filter((_, index) => index !== at).join('\n');
  await assert.rejects(given('none', ''), /empty or not there/);
  await assert.rejects(given('cut', `${lines[0]}\n`), /lacks 1 /);
  await assert.rejects(given('less', without(3)), /line 4 .* not written by this Lowu/);
  const other = readFileSync(file, 'utf8').replace(staff, 'stf_00000000000000000000000000');
  await assert.rejects(given('other', other), /not written by this Lowu/);
  await assert.rejects(requireSettled(again, file), /endings apply/);
  assert.deepEqual(await given('torn', `${lines.join('\n')}{"id":"0`), { done: 6, leftOpen: [] });
});

test('what cannot be done again keeps the doors shut until somebody says otherwise', async (t) => {
  const { context: again, count } = await restored(t);
  await noteRestore(again, madeAt);
  const more = path.join(folder, 'more');
  writeFileSync(more, readFileSync(file));
  await context.db.transaction(async (tx) =>
    noteEnding(tx, { kind: 'subscriber.erase', subject: here.subscriber, details: {} }),
  );
  await keepEndings(context, more);
  const { leftOpen } = await applyEndings(again, more, false);
  assert.deepEqual(
    leftOpen.map(({ code }) => code),
    ['person_has_line'],
  );
  await assert.rejects(requireSettled(again, more), /endings apply/);
  const secrets = await count(opens);
  const second = await applyEndings(again, more, true);
  assert.deepEqual([second.done, second.leftOpen.length], [0, 1], 'what was done is not again');
  assert.equal(await count(opens), secrets);
  await requireSettled(again, more);
  assert.equal((await readEndingsStanding(again, more)).restore?.leftOpen.length, 1);
  assert.equal((await applyEndings(again, more, true)).leftOpen.length, 1, 'it is tried again');
});

test('what is left of a restore that told nobody can be applied once more', async (t) => {
  const { context: again } = await restored(t);
  const more = path.join(folder, 'more-untold');
  writeFileSync(more, readFileSync(file));
  await context.db.transaction(async (tx) =>
    noteEnding(tx, { kind: 'subscriber.erase', subject: here.subscriber, details: {} }),
  );
  await keepEndings(context, more);
  const { leftOpen } = await applyEndings(again, more, false);
  assert.ok(leftOpen.length > 0);
  await assert.rejects(requireSettled(again, more), /endings apply/);
  // What was done again the first time has ended anew, and stands in no file yet.
  const second = await applyEndings(again, more, true);
  assert.equal(second.leftOpen.length, leftOpen.length);
  await requireSettled(again, more);
});

test('a server over a database that became an older one says so, and keeps nothing', async (t) => {
  const { context: again } = await restored(t);
  const copy = path.join(folder, 'failed-over');
  writeFileSync(copy, readFileSync(file));
  await assert.rejects(keepEndings(again, copy), /older one: stop, and say "lowu endings apply"/);
  assert.deepEqual(readFileSync(copy), readFileSync(file));
  await waiveEndings(again, 'a rehearsal');
  await keepEndings(again, copy);
});

test('a file that grows is read once, and not every few seconds', async (t) => {
  const { context: again } = await restored(t);
  const grown = path.join(folder, 'grown');
  writeFileSync(grown, readFileSync(file));
  await applyEndings(again, grown, false);
  await keepEndings(again, grown);
  const reads = t.mock.method(fs, 'readFileSync');
  syncBuiltinESMExports();
  t.after(() => {
    reads.mock.restore();
    syncBuiltinESMExports();
  });
  for (let more = 0; more < 3; more += 1) {
    again.clock.advance(hourMs);
    await suspendClient(again, leaked.client, more % 2 === 0);
    assert.equal(await keepEndings(again, grown), 1);
    assert.equal(await keepEndings(again, grown), 0);
  }
  assert.equal(reads.mock.calls.filter((call) => call.arguments[0] === grown).length, 0);
  const { unkept, wrongLine } = await readEndingsStanding(again, grown);
  assert.deepEqual([unkept, wrongLine], [[], undefined]);
});

test('the command line restores, keeps the doors shut, applies and opens', async (t) => {
  const ownerUrl = await emptyDatabase(t);
  const home = path.join(folder, 'home');
  const environment = {
    DATABASE_URL: ownerUrl,
    LOWU_MASTER_KEYS: testKeys,
    LOWU_ENDINGS: file,
  };
  const run = (words: readonly string[]) => lowu(words, { home, environment });
  const said = await run(['restore', backup, '--no-keys', '--no-audit']);
  assert.equal(said.code, 0, said.stderr);
  assert.match(said.stdout, /once more:\nnobody is served before "lowu endings apply"/);
  const start = await run(['start', '--roles', 'web']);
  assert.notEqual(start.code, 0);
  assert.match(start.stderr, /this database was restored from before/);
  const resume = await run(['log', 'resume', '--published', file]);
  assert.match(resume.stderr, /this database was restored from before/);
  assert.match((await run(['doctor'])).stdout, /endings[^]*nothing was done again/);
  const applied = await run(['endings', 'apply', '--json']);
  assert.deepEqual(JSON.parse(applied.stdout), { done: 6, left: [] });
  assert.doesNotMatch((await run(['doctor'])).stdout, /nothing was done again/);
});

test('in a rehearsal they are waived, which the doctor goes on saying', async (t) => {
  const { context: again, count } = await restored(t);
  await noteRestore(again, madeAt);
  await waiveEndings(again, 'a rehearsal');
  await requireSettled(again, file);
  assert.equal(await count('identity.session'), 0);
  assert.equal(await count(erased), 0);
  assert.equal((await readEndingsStanding(again, file)).restore?.reason, 'a rehearsal');
});

test('a waiver opens the doors once: what ended afterwards shuts them after another', async (t) => {
  const { context: again } = await restored(t);
  await noteRestore(again, madeAt);
  await waiveEndings(again, 'the file was lost');
  const later = path.join(folder, 'later');
  writeFileSync(later, readFileSync(file));
  await requireSettled(again, later);
  // A restore by PostgreSQL's own way: the file knows what this database does not.
  context.clock.advance(hourMs);
  await suspendClient(context, stopped.client, true);
  await keepEndings(context, later);
  await assert.rejects(requireSettled(again, later), / has 1: "lowu endings apply"/);
  await applyEndings(again, later, true);
  await requireSettled(again, later);
});

test('the doctor says a waiver for thirty days, and while the file has more', async (t) => {
  const { context: again } = await restored(t);
  const verdictBy = async (endingsFile: string) => {
    const database = { kind: 'given', context: again };
    const found = await examined.look({ environment: { endingsFile }, database } as never);
    return `${found.verdict}: ${found.found}`;
  };
  const lost = path.join(folder, 'lost');
  await noteRestore(again, madeAt);
  await waiveEndings(again, 'the file was lost');
  await keepEndings(again, lost);
  assert.match(await verdictBy(lost), /^look: not done again after the restore: the file was lost/);
  assert.match(await verdictBy(file), /^look: 6 of .* were not done again .*: the file was lost/);
  again.clock.advance(30 * dayMs);
  assert.match(await verdictBy(lost), /^ok: /);
  assert.match(await verdictBy(file), /^look: 6 of /, 'the file was found, and can be applied');
  await applyEndings(again, file, false);
  assert.match(await verdictBy(file), /^ok: /);
});
