import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { present } from '#base';
import { readTrail, signInStaff, totpAt } from '#identity';
import { examineConnectors } from '#payments';
import { statement } from '#platform/postgres';
import { testDatabase, testKeys } from '#test/database';
import { freshFolder, lowu } from '#test/lowu';
import { commandsOn, jsonOn } from '#test/printed-commands';

const seed = fileURLToPath(new URL('../../db/seed/demo-catalog.json', import.meta.url));
const writeRaw = statement(
  'test: a setting of an earlier release',
  `insert into platform.setting (name, value, set_by, set_at) values ($1, $2::jsonb, 'x', now())`,
);
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
  assert.match(taken.stderr, /^lowu: This login belongs to somebody already\. \(login_taken /);
  const nobody = await staff('suspend', 'nobody');
  assert.deepEqual([nobody.code, nobody.stdout], [65, '']);
  const unknown = await staff('roles', 'wing', 'clerk,captain');
  assert.equal(unknown.code, 78);
  assert.match(unknown.stderr, /roles are of support, clerk, supervisor, finance, operator/);
});

test('the page of the first day leads where it says, command by command', async (t) => {
  const database = await testDatabase(t);
  const home = freshFolder(t);
  const at = (name: string): string => path.join(home, name);
  const [{ privateKey }, { publicKey }] = [rsaPair(), rsaPair()];
  writeFileSync(at('app-private-key.pem'), privateKey);
  writeFileSync(at('alipay-public-key.pem'), publicKey);
  writeFileSync(at('alipay.json'), present(jsonOn('first-day.md')[0], 'the settings of Alipay'));
  writeFileSync(at('tier.json'), present(jsonOn('shops.md')[0], 'a tier'));
  copyFileSync(seed, at('catalog.json'));
  const environment = { DATABASE_URL: database.ownerUrl };
  const lines = commandsOn('first-day.md').flatMap((block) => block.trim().split('\n'));
  const done: string[] = [];
  for (const line of lines.filter((one) => one.trim() !== 'lowu start')) {
    const [program, ...words] = [...line.matchAll(/"([^"]+)"|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    assert.equal(program, 'lowu');
    const given = words.map((word) => (word.endsWith('.json') ? at(word) : word));
    const { code, stderr } = await lowu(given, { home, environment });
    assert.equal(code, 0, `${line}: ${stderr}`);
    done.push(words.slice(0, 2).join(' '));
  }
  assert.equal(done.filter((one) => one === 'staff add').length, 4);
  assert.ok(done.includes('connectors set') && done.includes('shops add'));
  const doctor = await lowu(['doctor', '--json'], { home, environment });
  const { checks } = JSON.parse(doctor.stdout) as { checks: { name: string; verdict: string }[] };
  const verdicts = new Map(checks.map(({ name, verdict }) => [name, verdict]));
  for (const name of ['staff', 'connectors', 'sealed-columns']) {
    assert.equal(verdicts.get(name), 'ok', name);
  }
});

async function openConnectors(t: TestContext) {
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
  const setText = (text: string, provider = 'alipay_cn', ...more: string[]) => {
    writeFileSync(file, text);
    return run('set', 'alipay_cn', provider, file, ...more);
  };
  const set = (given: object, ...more: string[]) =>
    setText(JSON.stringify(given), 'alipay_cn', ...more);
  const context = database.context();
  const standing = async () => {
    const [one] = await examineConnectors(context);
    return [one?.opens, one?.isEnabled, one?.priority, one?.problem];
  };
  return { run, set, setText, fields, file, home, context, standing };
}

test('a way to pay is set from files, sealed, and offered or not, by commands', async (t) => {
  const { run, set, fields, file, home, context, standing } = await openConnectors(t);
  assert.match((await run('list')).stdout, /^there are none yet: .*"lowu connectors set"/);
  const made = await set(fields, '--priority', '3', '--json');
  assert.equal(made.code, 0, made.stderr);
  const told = JSON.parse(made.stdout);
  assert.deepEqual([told.isEnabled, told.priority], [true, 3]);
  assert.match(told.notices, /\/notices\/alipay_cn$/);
  assert.deepEqual(await standing(), [true, true, 3, undefined]);
  assert.equal((await run('switch', 'alipay_cn', '--off', '--priority', '3')).code, 0);
  // What no option says stays: a place among the others offers nothing that was stopped.
  assert.match((await run('switch', 'alipay_cn', '--priority', '2')).stdout, /offered to nobody/);
  assert.deepEqual(await standing(), [true, false, 2, undefined]);
  assert.equal((await run('switch', 'alipay_cn')).code, 78);
  assert.equal((await run('switch', 'alipay_cn', '--on', '--off')).code, 78);
  const back = await run('switch', 'alipay_cn', '--on', '--json');
  assert.deepEqual(JSON.parse(back.stdout), { code: 'alipay_cn', isEnabled: true, priority: 2 });
  assert.equal((await run('switch', 'alipay_cn', '--off')).code, 0);
  // Set anew, it is offered as before.
  const again = await set(fields);
  assert.equal(again.code, 0);
  assert.match(again.stdout, /^alipay_cn is set and off/);
  assert.ok(again.stdout.includes(`needs these any more: ${file}, ${path.join(home, 'own.pem')}`));
  assert.deepEqual(await standing(), [true, false, 2, undefined]);
  assert.match((await run('list')).stdout, /^2 {2}alipay_cn {2}alipay_cn {2}off\n$/);
  const everMs = Date.parse('2100-01-01T00:00:00Z');
  const trail = await readTrail(context, { beforeMs: everMs, limit: 9 });
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['connector.set', ...Array.from({ length: 4 }, () => 'connector.switch'), 'connector.set'],
  );
});

test('settings that cannot be right change nothing, and no key is printed', async (t) => {
  const { run, set, setText, fields, standing } = await openConnectors(t);
  assert.equal((await set(fields, '--priority', '2', '--off')).code, 0);
  const wrong = await set({ ...fields, appId: '7' });
  assert.deepEqual([wrong.code, wrong.stdout], [65, '']);
  assert.match(wrong.stderr, /appId/);
  const fps = {
    fpsId: '1669932',
    accountNumber: '024-001234-001',
    merchantName: 'LOWU MOBILE',
    clientId: 'lowu',
    secrets: ['a secret that was agreed with the bank'],
    gateway: 'https://bank.example',
    isProduction: true,
  };
  const moved = await setText(JSON.stringify(fps), 'fps_qr');
  assert.equal(moved.code, 65);
  assert.match(moved.stderr, /alipay_cn is another provider’s, .*choose another code/);
  const keyless = await set({ ...fields, appPrivateKey: { file: 'nowhere.pem' } });
  assert.equal(keyless.code, 78);
  assert.match(keyless.stderr, /nowhere\.pem cannot be read/);
  const torn = await setText('{\n "appPrivateKey": "MIIEvwIBADANBgkq\n"}');
  assert.equal(torn.code, 78);
  assert.match(torn.stderr, /alipay\.json is no JSON: look at line 2/);
  const quoted = await setText('{ "appPrivateKey": MIIEvwIBADANBgkq }');
  assert.equal(quoted.code, 78);
  assert.doesNotMatch(torn.stderr + quoted.stderr, /MIIE/);
  assert.equal((await run('set', 'Alipay!', 'alipay_cn', '/dev/null')).code, 78);
  assert.equal((await run('switch', 'wechat_hk', '--off')).code, 65);
  assert.deepEqual(await standing(), [true, false, 2, undefined]);
});

test('nothing is sealed by keys that are not those of the database', async (t) => {
  const database = await testDatabase(t);
  const run = (home: string, ...words: string[]) => {
    return lowu(words, { home, environment: { DATABASE_URL: database.ownerUrl } });
  };
  const [ours, elsewhere] = [freshFolder(t), freshFolder(t)];
  const add = (home: string, login: string) =>
    run(home, 'staff', 'add', login, login, '--roles', 'clerk');
  // Who only looks leaves no keys behind.
  assert.equal((await run(ours, 'staff', 'list')).code, 0);
  assert.deepEqual(readdirSync(ours), []);
  const first = await add(ours, 'grace');
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stderr, /New master keys are in .*master\.keys: keep a copy elsewhere/);
  assert.doesNotMatch((await add(ours, 'wing')).stderr, /New master keys/);

  const stranger = await add(elsewhere, 'ho');
  assert.equal(stranger.code, 78);
  assert.match(stranger.stderr, /do not open 2 of 2 sealed columns \(staff grace, staff wing\)/);
  assert.deepEqual(readdirSync(elsewhere), []);
  const { staff } = JSON.parse((await run(elsewhere, 'staff', 'list', '--json')).stdout);
  assert.equal(staff.length, 2);
  const backup = path.join(elsewhere, 'backup');
  const kept = await run(elsewhere, 'backup', backup, '--passphrase-file', '/dev/null');
  assert.equal(kept.code, 78);
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
    return settings as { name: string; value: unknown; from: string; problem: string | null }[];
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
  await database.context().db.read(writeRaw, ['fx.fetch_minutes', '"often"']);
  const found = (await listed()).find((one) => one.name === 'fx.fetch_minutes');
  assert.deepEqual([found?.value, found?.from], [30, 'default']);
  assert.match(found?.problem ?? '', /^"often" must be a whole number/);
  assert.match((await run('list')).stdout, /fx\.fetch_minutes = 30 {2}not used: "often" must be/);
  const everMs = Date.parse('2100-01-01T00:00:00Z');
  const trail = await readTrail(database.context(), { beforeMs: everMs, limit: 5 });
  assert.deepEqual(
    trail.map(({ action, details }) => [action, details]),
    [['setting.set', { setting: name, value: '250000' }]],
  );
});
