import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext as T } from 'node:test';
import { hongKongDay } from '#base';
import { configureConnector, startPayment } from '#payments';
import { writePace } from '#platform/clock';
import { fetchDueBills, readDay } from '#reconciliation';
import type { OrderedTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { testStartMs } from './database.ts';
import { staffCaller } from './finance.ts';
import { startSandboxProgram } from './sandbox-program.ts';
import { openTopupWorld } from './topup-world.ts';

const connector = 'fps_qr';
const reader = staffCaller('finance');
export const shopDay = hongKongDay(testStartMs);
const day = shopDay;
const account = { fpsId: '1669932', clientId: 'lowu' };
export const shopAccount = '024-001234-001';
const number = shopAccount;
const secrets = ['a secret that was agreed with the bank'];

/** The product and a bank as a program of its own, on one clock that the test sets. */
export async function openBankShop(t: T) {
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
  let people = 0;
  return {
    ...world,
    post,
    setTime,
    /** Somebody new orders HK$100 and pays by code; nobody has read the bank yet. */
    async payByCode(): Promise<OrderedTopup> {
      people += 1;
      const person = await world.person([`+8525125${4_000 + people}`]);
      const topup = await world.order(person.number, 10_000n, person.subscriber, connector);
      const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
      const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
      const page = await startPayment(context, topup.attempt, from);
      assert.ok(page.kind === 'qr');
      await post('scan', { code: page.content });
      return topup;
    },
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
