import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStaff, resealStaff, signInStaff, totpAt } from '#identity';
import {
  createDeveloper,
  examineDeveloperSeals,
  resealDevelopers,
  signInDeveloper,
} from '#partners';
import { readAllConnectors, resealConnectors } from '#payments';
import { newKeyText, openKeyring } from '#platform/secrets';
import { openPartner } from '#test/partner-world';
import { openTopupWorld } from '#test/topup-world';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

test('once all is sealed anew, the key of before opens nothing', async (t) => {
  const { context: before, database } = await openTopupWorld(t);
  const old = newKeyText();
  const withOld = { ...before, secrets: openKeyring(old), kept: new Map() };
  const password = 'a long enough password';
  await createStaff(withOld, {
    login: 'clerk',
    name: 'Clerk',
    roles: ['clerk'],
    password,
    totpSecret: secret,
  });
  const both = newKeyText(old);
  const after = { ...database.context(), secrets: openKeyring(both), kept: new Map() };
  assert.equal(await resealStaff(after), 1);
  assert.equal(await resealStaff(after), 0);
  const code = totpAt(secret, after.clock.now());
  await signInStaff(after, { login: 'clerk', password, code, ip: '127.0.0.1' });
  await assert.rejects(
    signInStaff(withOld, { login: 'clerk', password, code, ip: '127.0.0.1' }),
    /sealed|key/i,
  );
  // The connector was sealed with the test's own keys, which neither keyring holds.
  await assert.rejects(resealConnectors(after), /seal_broken/);
  assert.equal((await readAllConnectors(before)).size, 1);
});

test('a developer of a partner signs in by the newest key once all is sealed anew', async (t) => {
  const { context: before, database } = await openTopupWorld(t);
  const old = newKeyText();
  const withOld = { ...before, secrets: openKeyring(old), kept: new Map() };
  const { reseller } = await openPartner(withOld);
  const given = { email: 'dev@bay.example', password: 'a long enough password' };
  await createDeveloper(withOld, reseller, { ...given, totpSecret: secret });
  const both = newKeyText(old);
  const after = { ...database.context(), secrets: openKeyring(both), kept: new Map() };
  assert.deepEqual([await resealDevelopers(after), await resealDevelopers(after)], [1, 0]);
  const opens = async (of: typeof after) => (await examineDeveloperSeals(of))[0]?.opens;
  assert.deepEqual([await opens(after), await opens(withOld)], [true, false]);
  const codeAt = after.clock.now();
  const code = totpAt(secret, codeAt);
  assert.ok(await signInDeveloper(after, { ...given, code, codeAt, ip: '127.0.0.1' }));
});
