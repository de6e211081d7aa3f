import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext as T, test } from 'node:test';
import { addDays, hongKongDay, hourMs, startOfDay } from '#base';
import { readBanks } from '#banking';
import { configureConnector, startPayment } from '#payments';
import { writePace } from '#platform/clock';
import { fetchDueBills, readDay } from '#reconciliation';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { startSandboxProgram } from '#test/sandbox-program';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

const connector = 'fps_qr';
const reader = staffCaller('finance');
const day = hongKongDay(testStartMs);
const account = { fpsId: '1669932', clientId: 'lowu' };
const number = '024-001234-001';
const secrets = ['a secret that was agreed with the bank'];

/** The product and a bank as a program of its own, on one clock that the test sets. */
async function openShop(t: T) {
  const world = await openTopupWorld(t);
  const { context } = world;
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-fps-bills-'));
  const clock = path.join(home, 'clock.json');
  const setTime = (atMs: number): void => {
    context.clock.set(atMs);
    writePace(clock, { realMs: 0, virtualMs: atMs, rate: 0 });
  };
  setTime(testStartMs);
  const sandbox = await startSandboxProgram('bank', { home: path.join(home, 'state'), clock });
  t.after(async () => {
    await sandbox.stop();
    rmSync(home, { recursive: true });
  });
  const post = async (route: string, body: object): Promise<void> => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.address}/sandbox/${route}`, init);
    assert.ok(response.ok, `${route}: ${response.status}`);
  };
  await post('accounts', { ...account, number, secrets, owner: 'LOWU MOBILE', currency: 'HKD' });
  const merchant = { accountNumber: number, merchantName: 'LOWU MOBILE', isProduction: false };
  const settings = { ...account, ...merchant, secrets, gateway: sandbox.address };
  const given = { code: connector, provider: connector, isEnabled: true, priority: 1, settings };
  await configureConnector(context, given);
  for (let count = 1; count <= 3; count += 1) {
    const person = await world.person([`+8525125${4_000 + count}`]);
    const topup = await world.order(person.number, 10_000n, person.subscriber, connector);
    const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
    const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
    const page = await startPayment(context, topup.attempt, from);
    assert.ok(page.kind === 'qr');
    await post('scan', { code: page.content });
  }
  await readBanks(context);
  return {
    post,
    async readDayAt(atMs: number) {
      setTime(atMs);
      while ((await fetchDueBills(context)) > 0);
      const { day: read, breaks } = await readDay(context, reader, { connector, day });
      return { read, breaks: breaks.map(({ fact, state }) => `${fact} ${state}`).toSorted() };
    },
    async assertAudit() {
      const checks = await auditEverything(context);
      assert.ok(isClean(checks), JSON.stringify(checks));
    },
  };
}

const noonMs = startOfDay(addDays(day, 1)) + 12 * hourMs;

const errors: readonly (readonly [error: string, breaks: readonly string[]])[] = [
  ['missing', ['not_in_bill waiting']],
  ['duplicate', ['duplicate open']],
  ['changed', ['amount_differs open']],
  ['reference', ['not_in_bill waiting', 'not_ours open']],
  ['currency', ['currency_differs open']],
  ['totals', ['totals_differ open']],
];

for (const [error, expected] of errors) {
  test(`a bank's statement with ${error} wrong becomes breaks by name`, async (t) => {
    const shop = await openShop(t);
    await shop.post('statement-errors', { seed: 3, [error]: 1 });
    const { read, breaks } = await shop.readDayAt(noonMs);
    assert.equal(read.state, 'matched', read.problem ?? '');
    assert.deepEqual(breaks, expected);
    await shop.assertAudit();
  });
}

test('a statement that is late is awaited, and agrees once it comes', async (t) => {
  const shop = await openShop(t);
  await shop.post('statement-errors', { seed: 3, late: 1 });
  assert.equal((await shop.readDayAt(noonMs)).read.state, 'awaited');
  const { read, breaks } = await shop.readDayAt(noonMs + 26 * hourMs);
  assert.equal(read.state, 'matched', read.problem ?? '');
  assert.deepEqual(breaks, []);
  await shop.assertAudit();
});
