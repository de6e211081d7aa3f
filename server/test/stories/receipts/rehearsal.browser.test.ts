import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { hourMs, present } from '#base';
import { printReceipt, readReceiptByCode } from '#receipts';
import { testKeys } from '#test/database';
import { eventually } from '#test/eventually';
import { bareEnvironment, freshFolder, spawnLowu } from '#test/lowu';
import { commandsOn } from '#test/printed-commands';
import { emptyDatabase, reopened } from '#test/restored';
import { sealAll } from '#test/sealing';
import { openTopupWorld, type Person, type TopupWorld } from '#test/topup-world';
import { startWitness, type WitnessSandbox } from '#test/witness-sandbox';
import { askWitnesses, packProof, proveReceipt, readLogState } from '#transparency';
import { launchChromium } from '../../../../tools/chromium.ts';
import { freePorts } from '../../../demo/free-ports.ts';

/** What the page prints, and what stands in its place here. */
const printed = {
  backup: '/backups/2026-11-27',
  database: 'postgresql://…/rehearsal',
  home: '/srv/rehearsal',
} as const;
const passphrase = 'a harbour in the morning';
const root = path.resolve(import.meta.dirname, '../../../..');

interface Kept {
  readonly code: string;
  readonly pdf: Buffer;
}

const closing: (() => Promise<void> | void)[] = [];
const ending = { after: (work: () => Promise<void> | void) => void closing.push(work) };
let browser: Browser;
let witness: WitnessSandbox;
let folder = '';
let home = '';
let target = '';
/** When the database was lost. */
let endedAtMs = 0;
/** The page as somebody saved it before anything was lost. */
let saved = '';
let old: Kept;
let lost: Kept;

const settings = () => [{ url: witness.url, key: witness.key }];

/** Runs what the page prints, as somebody types it there. */
async function typed(commands: string, environment: Readonly<Record<string, string>>) {
  const mine = commands
    .replaceAll(printed.backup, path.join(folder, 'backup'))
    .replaceAll(printed.database, target)
    .replaceAll(printed.home, home);
  const PATH = `${path.join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  const env = { ...bareEnvironment(), PATH, PORT: '0', ...environment };
  const run = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', mine], { env });
  return (await run).stdout;
}

/** A top-up whose receipt is sealed, cosigned and saved: the bytes that the app hands out. */
async function keptReceipt(
  world: TopupWorld,
  { subscriber, number }: Person,
  address: string,
): Promise<Kept> {
  const { context } = world;
  const order = await world.order(number, 5_000n, subscriber);
  await world.tell(order);
  const { result } = await world.read(order.id, subscriber);
  const { receipt: code } = present(result, 'a result');
  await sealAll(context);
  const { origin, verifierKeys } = present(await readLogState(context), 'the log');
  await witness.know(
    origin,
    verifierKeys.map(({ text }) => text),
  );
  assert.equal(await askWitnesses(context), 1);
  const proof = present(await proveReceipt(context, code), 'a proof');
  const pdf = await printReceipt(context, await readReceiptByCode(context, code), {
    reader: { language: 'zh-Hant', isOwn: true, methodName: (name) => name },
    proof: { ...proof, address: `${address}#${packProof(proof)}` },
  });
  context.clock.advance(hourMs);
  return { code, pdf };
}

interface Served {
  readonly address: string;
  stop(): Promise<void>;
}

/** A server of the command line over a database, until it is told to stop. */
async function served(roles: string, url: string, at: string): Promise<Served> {
  const port = await freePorts(1);
  const child = spawnLowu(['start', '--roles', roles], {
    home: at,
    environment: {
      DATABASE_URL: url,
      PORT: String(port),
      LOWU_SET_TRANSPARENCY_WITNESSES: JSON.stringify(settings()),
      ...(at === home ? {} : { LOWU_MASTER_KEYS: testKeys }),
    },
  });
  ending.after(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  }
  await eventually(`lowu start --roles ${roles} is ready`, () => {
    assert.equal(child.exitCode, null, said);
    return said.includes('Lowu is ready.');
  });
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      assert.deepEqual(await once(child, 'exit'), [0, null], said);
    },
  };
}

before(async () => {
  [witness, browser] = await Promise.all([startWitness('witness.example/w1'), launchChromium()]);
  ending.after(() => witness.stop());
  ending.after(() => browser.close());
  folder = freshFolder(ending);
  home = path.join(folder, 'rehearsal');
  const world = await openTopupWorld(undefined, { 'transparency.witnesses': settings() });
  const { context, database } = world;
  context.clock.advance(hourMs);
  const person = await world.person(['+85265431001']);
  const server = await served('web', database.ownerUrl, path.join(folder, 'before'));
  old = await keptReceipt(world, person, `${server.address}/verify`);
  const [backup = ''] = commandsOn('backups.md');
  await typed(
    backup.replace('passphrase=…', 'x').replace('PASSPHRASE=…', `PASSPHRASE='${passphrase}'`),
    {
      DATABASE_URL: database.ownerUrl,
      LOWU_HOME: path.join(folder, 'before'),
      LOWU_MASTER_KEYS: testKeys,
    },
  );
  lost = await keptReceipt(world, person, `${server.address}/verify`);
  saved = await (await fetch(`${server.address}/verify`)).text();
  await server.stop();
  endedAtMs = context.clock.now();
  await database.close();
  target = await emptyDatabase(ending);
});

after(async () => {
  for (const close of closing.toReversed()) await close();
});

async function given(page: Page, { pdf }: Kept) {
  const buffer = pdf;
  await page.locator('#file').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer });
  const card = page.locator('#verdict .verdict');
  await card.waitFor();
  return card.innerText();
}

async function asked(page: Page, { code }: Kept): Promise<string | null> {
  await page.locator('#code').fill(code);
  await page.locator('#ask').click();
  const card = page.locator('#issued .verdict');
  await card.filter({ hasText: /./ }).waitFor();
  return card.getAttribute('data-state');
}

/** The saved page from a disk, on a machine without a network. */
async function openSaved(): Promise<Page> {
  const file = path.join(folder, 'verify.html');
  writeFileSync(file, saved);
  const context = await browser.newContext({ offline: true, locale: 'en-HK' });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

const environment = () => ({ LOWU_BACKUP_PASSPHRASE: passphrase, LOWU_HOME: home });

suite('a restore, as docs/operating/backups.md prints it', () => {
  const page = readFileSync(path.join(root, 'docs/operating/backups.md'), 'utf8');

  test('looks at the backup, fills an empty database, and the books hold', async () => {
    const [, check = ''] = /`(lowu restore \S+ --check)`/.exec(page) ?? [];
    assert.match(await typed(check, environment()), /The backup is whole/);
    const restore = present(
      commandsOn('backups.md').find((one) => one.includes(printed.database)),
      'the commands of the rehearsal',
    );
    const said = await typed(restore, environment());
    assert.match(said, /The books hold\.\nThe log stands still[^]*once more/);
    const audit = await typed('lowu audit', { ...environment(), DATABASE_URL: target });
    assert.match(audit, /The books hold/);
  });

  test('knows an old receipt by its file and by its code, and what it lost as lost', async () => {
    const [, roles = ''] = /`PORT=8090 lowu start\s+--roles (\w+)`/.exec(page) ?? [];
    const server = await served(roles, target, home);
    const verifier = await browser.newPage({ locale: 'en-HK' });
    await verifier.goto(`${server.address}/verify`);
    assert.match(await given(verifier, old), /Genuine[^]*Seen by witnesses\s+1 of 1/);
    assert.equal(await asked(verifier, old), 'sealed');
    assert.match(await given(verifier, lost), /Genuine/, 'what was signed stays so');
    assert.equal(await asked(verifier, lost), 'lost');
    await verifier.reload();
    assert.equal(await asked(verifier, lost), 'unknown', 'without its file nobody knows of it');
    await verifier.close();
    await server.stop();
  });

  test('does not sign over what was published: another log begins, and both prove', async () => {
    const newest = path.join(folder, 'newest.txt');
    writeFileSync(newest, lost.pdf);
    const say = (printed: RegExp) => {
      const [, command = ''] = printed.exec(page) ?? [];
      const mine = command.replace(/\s+/g, ' ').replace('newest.txt', newest);
      return typed(mine, { ...environment(), DATABASE_URL: target });
    };
    await assert.rejects(say(/`(lowu log resume --published newest\.txt)`/), /log_lost/);
    const begun = await say(/`(lowu log begin-anew --origin \S+\s+--published newest\.txt)`/);
    assert.match(begun, /^topup\.example\/log2 begins/);
    const { context } = await reopened(ending, target, endedAtMs);
    await sealAll(context);
    const server = await served('web', target, home);
    const verifier = await browser.newPage({ locale: 'en-HK' });
    await verifier.goto(`${server.address}/verify`);
    for (const kept of [lost, old]) assert.match(await given(verifier, kept), /Genuine/);
    assert.equal(await asked(verifier, old), 'sealed');
    await verifier.close();
    await server.stop();
  });

  test('leaves both files genuine without a network', async () => {
    const offline = await openSaved();
    for (const kept of [old, lost]) assert.match(await given(offline, kept), /Genuine/);
    await offline.context().close();
  });
});
