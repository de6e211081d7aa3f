import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { present } from '#base';
import { statement } from '#platform/postgres';
import { newKeyText } from '#platform/secrets';
import { listResellers } from '#resellers';
import { testDatabase, testKeys } from '#test/database';
import { staffCaller } from '#test/finance';
import { freshFolder, lowu, spawnLowu } from '#test/lowu';
import { openTopupWorld } from '#test/topup-world';

const isRoot = process.getuid?.() === 0;
const stranger = 65_534;
const nowhere = 'postgresql://127.0.0.1:1/lowu';

const commands = [
  ['start'],
  ['migrate'],
  ['audit'],
  ['reconcile'],
  ['status'],
  ['doctor'],
  ['demo'],
  ['months', 'list'],
  ['months', 'detach'],
  ['months', 'usage'],
  ['catalog', 'list'],
  ['catalog', 'show'],
  ['catalog', 'check'],
  ['catalog', 'load'],
  ['disputes', 'queue'],
  ['disputes', 'breaches'],
  ['partners', 'add'],
  ['partners', 'list'],
  ['partners', 'invite'],
  ['partners', 'dismiss'],
  ['partners', 'rotate'],
  ['partners', 'suspend'],
  ['shops', 'add'],
  ['shops', 'change'],
  ['shops', 'till'],
  ['shops', 'operator'],
  ['shops', 'pin'],
  ['shops', 'tiers'],
  ['shops', 'tier'],
  ['staff', 'add'],
  ['staff', 'list'],
  ['staff', 'roles'],
  ['staff', 'suspend'],
  ['staff', 'renew'],
  ['connectors', 'set'],
  ['connectors', 'switch'],
  ['connectors', 'list'],
  ['settings', 'list'],
  ['settings', 'set'],
  ['subscriber', 'export'],
  ['subscriber', 'erase'],
  ['atm', 'mac-key'],
  ['tills', 'add'],
  ['tills', 'list'],
  ['promotions', 'list'],
  ['promotions', 'propose'],
  ['lines', 'import'],
  ['outlets', 'import'],
  ['vouchers', 'generate'],
  ['vouchers', 'activate'],
  ['vouchers', 'block'],
  ['vouchers', 'list'],
  ['vouchers', 'file'],
  ['vouchers', 'status'],
  ['backup'],
  ['restore'],
  ['endings', 'apply'],
  ['endings', 'waive'],
  ['log', 'show'],
  ['log', 'rotate'],
  ['log', 'revoke'],
  ['log', 'halt'],
  ['log', 'resume'],
  ['log', 'begin-anew'],
  ['verify'],
  ['keys', 'add'],
  ['keys', 'reseal'],
];

test('every command explains itself with an example', async (t) => {
  const home = freshFolder(t);
  for (const words of commands) {
    const { code, stdout } = await lowu([...words, '--help'], { home });
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`Examples:\n.*lowu ${words.join(' ')}`), words.join(' '));
  }
  const { stdout } = await lowu(['help'], { home });
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  const known = [...commands.map(([name]) => name), 'bench', 'help'];
  assert.deepEqual(new Set(listed), new Set(known));
  const page = new URL('../../../docs/operating/command-line.md', import.meta.url);
  const document = readFileSync(page, 'utf8');
  for (const words of commands) assert.ok(document.includes(`\`lowu ${words.join(' ')}\``));
});

test('what is typed wrongly is told on standard error, with what was meant', async (t) => {
  const home = freshFolder(t);
  const option = await lowu(['audit', '--jsn'], { home });
  assert.deepEqual([option.code, option.stdout], [64, '']);
  assert.match(option.stderr, /unknown option '--jsn'\n\(Did you mean --json\?\)/);
  const command = await lowu(['dctor'], { home });
  assert.equal(command.code, 64);
  assert.match(command.stderr, /unknown command 'dctor'\n\(Did you mean doctor\?\)/);
  assert.equal((await lowu(['audit', 'everything'], { home })).code, 64);
});

test('nothing that runs is status 69, and no JSON on standard output', async (t) => {
  const { code, stdout, stderr } = await lowu(['status', '--json'], { home: freshFolder(t) });
  assert.deepEqual([code, stdout], [69, '']);
  assert.match(stderr, /nothing runs from .*\. Start it/);
});

test('a start says what keeps it from starting, and what to do', async (t) => {
  const home = freshFolder(t);
  const start = async (environment: Record<string, string>, words: string[] = []) => {
    const { code, stderr } = await lowu(['start', ...words], { home, environment });
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack for a person');
    return [code, stderr] as const;
  };
  const away = await start({ DATABASE_URL: nowhere });
  assert.equal(away[0], 69);
  assert.match(
    away[1],
    /does not answer: connect ECONNREFUSED 127\.0\.0\.1:1\. Check DATABASE_URL/,
  );
  assert.equal((await start({ DATABASE_URL: 'postgresql://nowhere.invalid/lowu' }))[0], 69);
  const noDatabase = await start({});
  assert.equal(noDatabase[0], 78);
  assert.match(noDatabase[1], /set DATABASE_URL, or start the demo with --demo/);
  const role = await start({ DATABASE_URL: 'postgresql://x' }, ['--roles', 'web,cook']);
  assert.match(role[1], /there is no role "cook": there are web, jobs, network and atm/);
  assert.match((await start({ NODE_ENV: 'production' }, ['--demo']))[1], /does not start with/);
});

test('a home that is closed to us is named, and not a stack', async (t) => {
  if (!isRoot) return;
  const home = path.join(freshFolder(t), 'closed');
  const { code, stderr } = await lowu(['start', '--demo'], { home, uid: stranger });
  assert.equal(code, 77);
  assert.match(stderr, /^lowu: user 65534 may not do that: EACCES: .*LOWU_HOME to another folder/);
});

test('a home that is a file is named, and not a stack', async (t) => {
  const home = path.join(freshFolder(t), 'file');
  writeFileSync(home, '');
  for (const words of [['status'], ['start', '--demo'], ['audit']]) {
    const { code, stderr } = await lowu(words, { home });
    assert.equal(code, 78, words.join(' '));
    assert.match(stderr, /^lowu: a file stands where a folder belongs: .*Set LOWU_HOME/);
  }
});

test('a file that is not there is named, and the database is blamed for nothing', async (t) => {
  const database = await testDatabase(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const home = freshFolder(t);
  const tier = await lowu(['shops', 'tier', 'nope.json'], { home, environment });
  assert.deepEqual([tier.code, tier.stderr], [66, 'lowu: there is no such file: nope.json.\n']);
  const folder = await lowu(['shops', 'tier', home], { home, environment });
  assert.equal(folder.code, 66);
  assert.match(folder.stderr, /^lowu: a folder stands where a file belongs: EISDIR/);
});

test('a home that no system makes is named, and not waited for', async (t) => {
  const { code, stderr } = await lowu(['start', '--demo'], { home: '/proc/lowu' });
  assert.equal(code, 78);
  assert.match(stderr, /^lowu: no folder can be made there: ENOENT: .*Set LOWU_HOME to another/);
  const deep = path.join(freshFolder(t), 'not', 'yet', 'there');
  const made = await lowu(['start'], { home: deep, environment: { DATABASE_URL: nowhere } });
  assert.equal(made.code, 69);
  assert.ok(existsSync(deep));
});

test('where nothing is kept, what works on it says so and makes nothing', async (t) => {
  const home = path.join(freshFolder(t), 'wrong');
  for (const words of [['audit'], ['migrate'], ['keys', 'reseal'], ['keys', 'add']]) {
    const { code, stdout, stderr } = await lowu(words, { home });
    assert.deepEqual([code, stdout], [78, ''], words.join(' '));
    assert.match(
      stderr,
      /^lowu: (nothing is kept|there are no keys) in .*: set LOWU_HOME to where/,
    );
  }
  assert.equal(existsSync(home), false);
});

test('a home without room is told as that, and nothing half written is left', async (t) => {
  const database = await testDatabase(t);
  const home = freshFolder(t);
  const refused = async (words: string[], environment: Record<string, string> = {}) => {
    const { code, stderr } = await lowu(words, { home, environment, fileBlocks: 0 });
    assert.equal(code, 74, stderr);
    assert.match(stderr, /^lowu: there is no room for what is to be kept: .*Make room/ms);
  };
  const environment = { DATABASE_URL: database.ownerUrl };
  await refused(['start'], environment);
  assert.deepEqual(readdirSync(home), []);
  const [keys, text] = [path.join(home, 'master.keys'), newKeyText()];
  writeFileSync(keys, text);
  await refused(['keys', 'add']);
  assert.deepEqual([readdirSync(home), readFileSync(keys, 'utf8')], [['master.keys'], text]);
  await refused(['start', '--demo']);
});

test('what looks at a database without a schema says which command makes one', async (t) => {
  const database = await testDatabase(t);
  const owner = database.context({ url: database.ownerUrl });
  await owner.db.read(statement('test: no schema', 'alter schema platform rename to elsewhere'));
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  for (const words of [['audit'], ['keys', 'reseal']]) {
    const { code, stderr } = await lowu(words, { home: freshFolder(t), environment });
    assert.equal(code, 69, words.join(' '));
    assert.match(stderr, /another schema than this version: .* with "lowu migrate"/);
  }
});

test('a port that is taken is named, and a database that is not there', async (t) => {
  const database = await testDatabase(t);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  const PORT = String(typeof address === 'object' && address ? address.port : 0);
  const environment = { DATABASE_URL: database.ownerUrl, PORT };
  const { code, stderr } = await lowu(['start'], { home: freshFolder(t), environment });
  assert.equal(code, 69);
  assert.match(
    stderr,
    new RegExp(`port ${PORT} \\(the server\\) is taken by another program. Set PORT`),
  );
  const demo = { PORT: String(Number(PORT) - 1) };
  const beside = await lowu(['start', '--demo'], { home: freshFolder(t), environment: demo });
  assert.equal(beside.code, 69);
  assert.match(beside.stderr, new RegExp(`^lowu: port ${PORT} .*alipay.* is taken .*Set PORT`));
  const other = new URL(database.ownerUrl);
  other.pathname = '/never_made';
  const missing = { DATABASE_URL: other.href };
  const absent = await lowu(['migrate'], { home: freshFolder(t), environment: missing });
  assert.equal(absent.code, 69);
  assert.match(absent.stderr, /database "never_made" does not exist\. Make it/);
});

test('a start without the keys of before is refused while nothing is lost yet', async (t) => {
  const { database } = await openTopupWorld(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: newKeyText() };
  const { code, stderr } = await lowu(['start'], { home: freshFolder(t), environment });
  assert.equal(code, 78);
  assert.match(stderr, /do not open 1 of 1 sealed columns \(connector alipay_cn\): put back/);
});

test('data of a newer version is left alone', async (t) => {
  const database = await testDatabase(t);
  const owner = database.context({ url: database.ownerUrl });
  const later = "insert into platform.migration (name, sha256) values ('9999-later.sql', 'x')";
  await owner.db.read(statement('test: a later migration', later));
  const environment = { DATABASE_URL: database.ownerUrl };
  for (const command of ['start', 'migrate']) {
    const { code, stderr } = await lowu([command], { home: freshFolder(t), environment });
    assert.equal(code, 70);
    assert.match(stderr, /of a newer version of Lowu \(it has 9999-later\.sql/);
  }
});

test('the audit is lines for a person, an object for a program, and 1 if it fails', async (t) => {
  const { database, person } = await openTopupWorld(t);
  await person(['+85251234567']);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const options = { home: freshFolder(t), environment };
  const well = await lowu(['audit'], options);
  assert.deepEqual([well.code, well.stderr], [0, '']);
  assert.match(well.stdout, /^holds {2}ledger\.zero_sum {2,}per unit/);
  assert.match(well.stdout, /\n\nThe books hold\.\n$/);
  const owner = database.context({ url: database.ownerUrl });
  await owner.db.read(statement('test: spoil', 'update ledger.bucket set balance = balance + 1'));
  const { code, stdout } = await lowu(['audit', '--json'], options);
  assert.equal(code, 1);
  const told = JSON.parse(stdout) as { ok: boolean; checks: { problems: string[] }[] };
  assert.equal(told.ok, false);
  assert.ok(told.checks.some(({ problems }) => problems.length > 0));
  const text = await lowu(['audit'], options);
  assert.match(text.stdout, /\nBROKEN ledger\.balances .*\n {7}→ /);
  assert.match(text.stdout, /\nThe books do not hold: ledger\.zero_sum, .*Keep a copy/);
});

test('migrating is told step by step, and a second time there is nothing to do', async (t) => {
  const database = await testDatabase(t);
  const environment = { DATABASE_URL: database.ownerUrl };
  const { code, stdout, stderr } = await lowu(['migrate'], { home: freshFolder(t), environment });
  assert.deepEqual([code, stdout, stderr], [0, 'nothing to do\n', '']);
});

test('a reader that has seen enough ends a command without noise', async (t) => {
  const child = spawnLowu(['help'], { home: freshFolder(t) });
  child.stdout.destroy();
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    complaint += piece;
  });
  await once(child, 'exit');
  assert.equal(complaint, '');
});

test('a status that a crash has spoilt is taken for none', async (t) => {
  const home = freshFolder(t);
  writeFileSync(path.join(home, 'status.json'), '{"pid":');
  assert.equal((await lowu(['status'], { home })).code, 69);
});

test('the log is shown, and its key is changed, by two commands', async (t) => {
  const { database } = await openTopupWorld(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const given = { home: freshFolder(t), environment };
  const rotated = await lowu(['log', 'rotate', '--days', '5', '--json'], given);
  assert.equal(rotated.code, 0, rotated.stderr);
  const shown = await lowu(['log', 'show', '--json'], given);
  const { origin, size, keys } = JSON.parse(shown.stdout);
  assert.deepEqual([origin, size], ['lowu.localhost/log', 0]);
  assert.equal(keys[0].verifier, JSON.parse(rotated.stdout).verifier);
  assert.deepEqual(
    keys.map(({ retiresAt }: { retiresAt: string | null }) => retiresAt === null),
    [true, false],
  );
  assert.equal((await lowu(['log', 'rotate', '--days', 'soon'], given)).code, 64);
  const [, old] = keys as { verifier: string }[];
  const revoked = await lowu(['log', 'revoke', present(old, 'a key').verifier, '--json'], given);
  assert.deepEqual(JSON.parse(revoked.stdout), { keys: [keys[0].verifier] }, revoked.stderr);
  const now = JSON.parse((await lowu(['log', 'show', '--json'], given)).stdout);
  assert.deepEqual(
    now.keys.map(({ lastSize }: { lastSize: number | null }) => lastSize),
    [null, 0],
  );
  assert.equal((await lowu(['log', 'revoke', '00000000'], given)).code, 65);
});

test('a shop is opened by commands, from its tier to who stands at its till', async (t) => {
  const { database, context } = await openTopupWorld(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const home = freshFolder(t);
  const shops = (...words: string[]) => lowu(['shops', ...words], { home, environment });
  const file = path.join(home, 'tier.json');
  const limits = { leastMinor: 3_000, mostMinor: 50_000, leastFloatMinor: 0 };
  const often = { dayCount: 9, dayMinor: 90_000, monthCount: 99, monthMinor: 990_000 };
  const name = { en: 'Corner', 'zh-Hant': '街角', 'zh-Hans': '街角' };
  const tier = { code: 'corner', name, ...limits, ...often, commission: [], paysAtOnce: true };
  writeFileSync(file, JSON.stringify(tier));
  assert.equal((await shops('tier', file)).code, 0);
  const opened = await shops('add', 'Ravi Telecom', '--tier', 'corner', '--json');
  const { shop } = JSON.parse(opened.stdout);
  const { pin } = JSON.parse((await shops('operator', shop, 'ravi', 'Ravi', '--json')).stdout);
  assert.match(pin, /^\d{6}$/);
  assert.equal((await shops('till', shop, 'Till 2')).stdout, 'till 2\n');
  const number = ['--number', '+852 9765 4321'];
  assert.equal((await shops('change', shop, '--name', 'Ravi & Sons', ...number)).code, 0);
  assert.equal((await shops('change', shop, '--tier', 'no_such')).code, 65);
  assert.equal((await shops('change', shop)).code, 78);
  const [changed] = await listResellers(context, staffCaller('operator'));
  assert.deepEqual(
    [changed?.name, changed?.number, changed?.tier],
    ['Ravi & Sons', '+85297654321', 'corner'],
  );
});
