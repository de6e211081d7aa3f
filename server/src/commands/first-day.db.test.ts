import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readTrail, signInStaff, totpAt } from '#identity';
import { examineConnectors } from '#payments';
import { testDatabase, testKeys } from '#test/database';
import { freshFolder, lowu } from '#test/lowu';

const seed = fileURLToPath(new URL('../../db/seed/demo-catalog.json', import.meta.url));
const ip = '192.0.2.7';
const rsaPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

test('an operator comes from an empty database to staff who sign in, by commands', async (t) => {
  const database = await testDatabase(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const home = freshFolder(t);
  const staff = (...words: string[]) => lowu(['staff', ...words], { home, environment });
  assert.match((await staff('list')).stdout, /^there is nobody yet: .*"lowu staff add"/);
  const early = JSON.parse(
    (await staff('add', 'grace', 'Grace Lam', '--roles', 'finance', '--json')).stdout,
  );
  assert.match(early.totpUri, /issuer=Lowu&/);
  assert.equal((await lowu(['catalog', 'load', seed], { home, environment })).code, 0);
  const added = await staff('add', 'Wing', 'Wing Ho', '--roles', 'clerk,support', '--json');
  const { login, password, totpSecret, totpUri } = JSON.parse(added.stdout);
  assert.equal(login, 'wing');
  assert.match(totpUri, /^otpauth:\/\/totp\/Twin%20Harbour/);

  const context = database.context();
  const signedIn = () => {
    context.clock.advance(30_000);
    const code = totpAt(totpSecret, context.clock.now());
    return signInStaff(context, { login, password, code, ip });
  };
  assert.deepEqual((await signedIn()).session.roles, ['clerk', 'support']);
  assert.equal((await staff('roles', 'wing', 'supervisor')).code, 0);
  assert.deepEqual((await signedIn()).session.roles, ['supervisor']);
  assert.equal((await staff('suspend', 'wing')).code, 0);
  await assert.rejects(signedIn(), { code: 'sign_in_wrong' });
  const { staff: all } = JSON.parse((await staff('list', '--json')).stdout);
  assert.deepEqual(all, [
    { login: 'grace', name: 'Grace Lam', roles: ['finance'], isSuspended: false },
    { login: 'wing', name: 'Wing Ho', roles: ['supervisor'], isSuspended: true },
  ]);
  assert.equal((await staff('suspend', 'wing', '--resume')).code, 0);
  assert.equal((await signedIn()).session.login, 'wing');

  const taken = await staff('add', 'wing', 'Another', '--roles', 'clerk');
  assert.deepEqual([taken.code, taken.stdout], [65, '']);
  const nobody = await staff('suspend', 'nobody');
  assert.deepEqual([nobody.code, nobody.stdout], [65, '']);
  const unknown = await staff('roles', 'wing', 'clerk,captain');
  assert.equal(unknown.code, 78);
  assert.match(unknown.stderr, /roles are of support, clerk, supervisor, finance, operator/);
});

test('a way to pay is set from files, sealed, and offered or not, by commands', async (t) => {
  const database = await testDatabase(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const home = freshFolder(t);
  const run = (...words: string[]) => lowu(['connectors', ...words], { home, environment });
  const [{ privateKey }, { publicKey }] = [rsaPair(), rsaPair()];
  writeFileSync(path.join(home, 'own.pem'), privateKey);
  const fields = {
    appId: '2021003100000001',
    sellerId: '2088000000000001',
    appPrivateKey: { file: 'own.pem' },
    alipayPublicKeys: [publicKey],
    gateway: 'https://openapi.alipay.com/gateway.do',
    isProduction: true,
  };
  const file = path.join(home, 'alipay.json');
  const set = (given: object, ...more: string[]) => {
    writeFileSync(file, JSON.stringify(given));
    return run('set', 'alipay_cn', 'alipay_cn', file, ...more);
  };
  assert.match((await run('list')).stdout, /^there are none yet: .*"lowu connectors set"/);
  const made = await set(fields, '--priority', '3', '--json');
  assert.equal(made.code, 0, made.stderr);
  const told = JSON.parse(made.stdout);
  assert.deepEqual([told.isEnabled, told.priority], [true, 3]);
  assert.match(told.notices, /\/notices\/alipay_cn$/);

  const context = database.context();
  const standing = async () => {
    const [one] = await examineConnectors(context);
    return [one?.opens, one?.isEnabled, one?.priority, one?.problem];
  };
  assert.deepEqual(await standing(), [true, true, 3, undefined]);
  assert.equal((await run('switch', 'alipay_cn', '--off', '--priority', '2')).code, 0);
  assert.deepEqual(await standing(), [true, false, 2, undefined]);
  // Set anew, it is offered as before.
  assert.equal((await set(fields)).code, 0);
  assert.deepEqual(await standing(), [true, false, 2, undefined]);
  assert.match((await run('list')).stdout, /^2 {2}alipay_cn {2}alipay_cn {2}off\n$/);
  const everMs = Date.parse('2100-01-01T00:00:00Z');
  const trail = await readTrail(context, { beforeMs: everMs, limit: 9 });
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['connector.set', 'connector.switch', 'connector.set'],
  );

  const wrong = await set({ ...fields, appId: '7' });
  assert.deepEqual([wrong.code, wrong.stdout], [65, '']);
  assert.match(wrong.stderr, /appId/);
  const moved = await run('set', 'alipay_cn', 'stripe', file);
  assert.equal(moved.code, 78);
  assert.match(moved.stderr, /alipay_cn is of alipay_cn, .*choose another code/);
  const keyless = await set({ ...fields, appPrivateKey: { file: 'nowhere.pem' } });
  assert.equal(keyless.code, 78);
  assert.match(keyless.stderr, /nowhere\.pem cannot be read/);
  assert.equal((await run('set', 'Alipay!', 'alipay_cn', file)).code, 78);
  assert.equal((await run('switch', 'wechat_hk')).code, 65);
  assert.deepEqual(await standing(), [true, false, 2, undefined]);
});

test('what the operator decides is set by a command, and said by another', async (t) => {
  const database = await testDatabase(t);
  const environment = {
    DATABASE_URL: database.ownerUrl,
    LOWU_MASTER_KEYS: testKeys,
    LOWU_SET_TOPUP_PAY_MINUTES: '20',
  };
  const home = freshFolder(t);
  const run = (...words: string[]) => lowu(['settings', ...words], { home, environment });
  const listed = async (...words: string[]) => {
    const { settings } = JSON.parse((await run('list', '--json', ...words)).stdout);
    return settings as { name: string; value: unknown; from: string }[];
  };
  const name = 'topup_most_balance_minor';
  assert.equal((await run('set', name, '250000')).code, 0);
  const differing = await listed();
  assert.deepEqual(
    new Map(differing.map((one) => [one.name, [one.value, one.from]])),
    new Map([
      [name, [250_000, 'database']],
      ['topup_pay_minutes', [20, 'environment']],
    ]),
  );
  assert.ok((await listed('--all')).length > differing.length);
  const wrong = await run('set', name, 'much');
  assert.deepEqual([wrong.code, wrong.stdout], [65, '']);
  assert.equal((await run('set', 'no_such_thing', '1')).code, 78);
  const everMs = Date.parse('2100-01-01T00:00:00Z');
  const trail = await readTrail(database.context(), { beforeMs: everMs, limit: 5 });
  assert.deepEqual(
    trail.map(({ action, details }) => [action, details]),
    [['setting.set', { setting: name, value: '250000' }]],
  );
});
