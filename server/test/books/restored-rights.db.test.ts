import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { hourMs, isoTime, minuteMs } from '#base';
import { readRule, stopRule } from '#auto-topups';
import {
  changePassword,
  confirmTotp,
  createStaff,
  enrolTotp,
  renewFactors,
  type SignedInStaff,
  signInStaff,
  totpAt,
} from '#identity';
import { readMandate, stopMandate } from '#mandates';
import {
  acceptInvitation,
  createDeveloper,
  inviteDeveloper,
  readInvitation,
  signInDeveloper,
} from '#partners';
import { restoreBackup, writeBackup } from '#platform/backup';
import { keepEndings, noteRestore } from '#platform/endings';
import { turnOn } from '#test/auto-world';
import { refusedAs } from '#test/book-truth';
import type { TestContext } from '#test/database';
import { openPartner } from '#test/partner-world';
import { emptyDatabase, reopened } from '#test/restored';
import { openRuleWorld } from '#test/rule-world';
import { usualWish } from '#test/usual-rule';
import { makeSchemaOf, migrateAll } from '../../src/app.ts';
import { applyEndings } from '../../src/endings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lowu-rights-'));
after(() => rmSync(folder, { recursive: true }));
const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
after(async () => {
  for (const close of closing.toReversed()) await close();
});
const { context, database } = world;
const ip = '203.0.113.9';
const [oldPassword, newPassword] = ['a calm harbour at dawn', 'a calm harbour at dusk'];

interface Login {
  readonly login: string;
  readonly totpSecret: string;
}

const hired = async (login: string): Promise<Login> => {
  const given = { login, name: '何小姐', roles: ['clerk'], password: oldPassword } as const;
  return { login, totpSecret: (await createStaff(context, given)).totpSecret };
};

/** Each code is taken once, so time goes on. */
function signIn(at: TestContext, { login, totpSecret }: Login, password: string) {
  at.clock.advance(minuteMs);
  const code = totpAt(totpSecret, at.clock.now());
  return signInStaff(at, { login, password, code, ip });
}

async function setAnew(code: string, at: TestContext): Promise<void> {
  const { totpSecret, enrolment } = await readInvitation(at, code, ip);
  const codeAt = at.clock.now();
  const shown = totpAt(totpSecret, codeAt);
  const given = { invitation: code, enrolment, password: newPassword, code: shown, codeAt, ip };
  await acceptInvitation(at, given);
}

const [byPassword, byCodes, untouched] = [
  await hired('clerk1'),
  await hired('clerk2'),
  await hired('clerk3'),
];
const { reseller } = await openPartner(context);
const email = 'dev@bay.example';
const developerSecret = 'A'.repeat(32);
await createDeveloper(context, reseller, {
  email,
  password: oldPassword,
  totpSecret: developerSecret,
});
const [off, changed, ended, kept] = [
  await world.ruled(),
  await world.ruled(),
  await world.ruled(),
  await world.ruled(),
];
const file = path.join(folder, 'endings');
const backup = path.join(folder, 'backup');
await keepEndings(context, file);
const madeAt = context.clock.now();
const made = { url: database.ownerUrl, folder: backup, madeAt: isoTime(madeAt) };
await writeBackup({ ...made, sealedKeys: null });

world.pass(hourMs);
const { session }: SignedInStaff = await signIn(context, byPassword, oldPassword);
await changePassword(context, { session, password: oldPassword, replacement: newPassword, ip });
const codes = (await signIn(context, byCodes, oldPassword)).session;
const { totpSecret: next } = await enrolTotp(context, {
  issuer: 'Lowu',
  session: codes,
  password: oldPassword,
  ip,
});
const shown = totpAt(next, context.clock.now());
await confirmTotp(context, { session: codes, code: shown, ip });
await setAnew((await inviteDeveloper(context, reseller, email)).code, context);
await stopRule(context, off.line, off.subscriber);
await turnOn(context, changed, usualWish([changed.mandate], { capMinor: 10_000n }));
const owner = ended.subscriber;
await stopMandate(context, ended.mandate, { owner, endedBy: 'payer', reason: 'asked' });
// What began and ended afterwards is not there to be ended.
const later = await world.ruled();
await stopRule(context, later.line, later.subscriber);
await keepEndings(context, file);
const nowMs = context.clock.now() + hourMs;

test('what was replaced or turned off after the backup opens and charges nothing', async (t) => {
  const ownerUrl = await emptyDatabase(t);
  const makeSchema = (names: Parameters<typeof makeSchemaOf>[1]) => makeSchemaOf(ownerUrl, names);
  await restoreBackup({ url: ownerUrl, folder: backup, makeSchema });
  await migrateAll(ownerUrl);
  const { context: again } = await reopened(t, ownerUrl, nowMs);
  await noteRestore(again, madeAt);
  const stateOf = async ({ line }: typeof off) => (await readRule(again, line)).rule?.state;
  assert.equal(await stateOf(off), 'on', 'the restore brought it back');

  assert.deepEqual((await applyEndings(again, file, false)).leftOpen, []);

  for (const login of [byPassword, byCodes]) {
    await assert.rejects(signIn(again, login, oldPassword), refusedAs('sign_in_wrong'));
  }
  await signIn(again, untouched, oldPassword);
  const codeAt = again.clock.now();
  const code = totpAt(developerSecret, codeAt);
  const visit = { email, password: oldPassword, code, codeAt, ip };
  await assert.rejects(signInDeveloper(again, visit), refusedAs('developer_sign_in_wrong'));
  assert.equal(await stateOf(off), 'off');
  assert.equal(await stateOf(changed), 'off', 'not by terms that its owner has left');
  assert.equal((await readMandate(again, ended.mandate)).state, 'revoked');
  assert.equal(await stateOf(kept), 'on');

  // How they come back.
  const renewed = await renewFactors(again, 'Clerk1 ');
  await signIn(again, renewed, renewed.password);
  await setAnew((await inviteDeveloper(again, reseller, email)).code, again);
});
