import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext as T, test } from 'node:test';
import { addDays, dayMs, hongKongDay, hourMs, startOfDay } from '#base';
import { readSystemAccounts } from '#ledger';
import { askPayment, configureConnector, sendDueRefunds, startPayment } from '#payments';
import { writePace } from '#platform/clock';
import {
  type Break,
  decideResolution,
  fetchDueBills,
  proposeResolution,
  readDay,
  waysOf,
} from '#reconciliation';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';
import { newRsaPair } from '#test/rsa-pair';
import { startSandboxProgram } from '#test/sandbox-program';
import { openTopupWorld, type TopupWorld } from '#test/topup-world';
import { type Topup, undoTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';

const connector = 'alipay_cn';
const maker = staffCaller('finance');
const checker = staffCaller('finance');

interface Shop extends TopupWorld {
  control(route: string, body?: object): Promise<void>;
  setTime(atMs: number): void;
  /** A top-up that a buyer has paid on Alipay's page, and of which we have heard. */
  paid(): Promise<Topup>;
}

/** The product and Alipay's sandbox as a program of its own, on one clock that the test sets. */
async function openShop(t: T): Promise<Shop> {
  const world = await openTopupWorld(t, { 'reconciliation.fee_rates': 'alipay_cn=60' });
  const { context } = world;
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-bills-'));
  const clock = path.join(home, 'clock.json');
  const setTime = (atMs: number): void => {
    context.clock.set(atMs);
    writePace(clock, { realMs: 0, virtualMs: atMs, rate: 0 });
  };
  setTime(testStartMs);
  const sandbox = await startSandboxProgram('alipay', { home: path.join(home, 'state'), clock });
  t.after(async () => {
    await sandbox.stop();
    rmSync(home, { recursive: true });
  });
  const post = async (route: string, body: object = {}): Promise<Record<string, unknown>> => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.address}/sandbox/${route}`, init);
    assert.ok(response.ok, `${route}: ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  };
  await connect(world, post);
  let people = 0;
  return {
    ...world,
    setTime,
    control: async (route, body) => void (await post(route, body)),
    async paid() {
      people += 1;
      const { subscriber, number } = await world.person([`+8525123${4_000 + people}`]);
      const topup = await world.order(number, 10_000n, subscriber);
      const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
      const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
      const page = await startPayment(context, topup.attempt, from);
      assert.ok(page.kind === 'redirect');
      await fetch(page.url, { redirect: 'manual' });
      await post(`trades/${topup.attempt}/pay`);
      await askPayment(context, topup.attempt);
      return topup;
    },
  };
}

async function connect(
  { context }: TopupWorld,
  post: (route: string, body: object) => Promise<Record<string, unknown>>,
): Promise<void> {
  const pair = newRsaPair();
  const merchant = { appId: '2021000000000001', sellerId: '2088000000000001' };
  const registered = await post('merchants', { ...merchant, appPublicKeyPem: pair.publicPem });
  await configureConnector(context, {
    code: connector,
    provider: 'alipay_cn',
    isEnabled: true,
    priority: 1,
    settings: {
      ...merchant,
      appPrivateKey: pair.privatePem,
      alipayPublicKeys: [String(registered['alipayPublicKey'])],
      gateway: String(registered['gateway']),
      isProduction: false,
    },
  });
}

const day = hongKongDay(testStartMs);

/** Noon of the day after, when every bill of the day is there. */
function noonAfter(of: string): number {
  return startOfDay(addDays(of, 1)) + 12 * hourMs;
}

async function breaksOf(shop: Shop, of: string): Promise<readonly Break[]> {
  return (await readDay(shop.context, maker, { connector, day: of })).breaks;
}

async function assertAudit({ context }: Shop): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

test('a day of payments and refunds is fetched on time and agrees to the fen', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  const [first] = [await shop.paid(), await shop.paid(), await shop.paid()];
  await undoTopup(context, first.id, first.maker);
  await sendDueRefunds(context);
  shop.setTime(startOfDay(addDays(day, 1)) + 8 * hourMs);
  await fetchDueBills(context);
  const early = await readDay(context, maker, { connector, day });
  assert.equal(early.day.state, 'awaited', 'not before nine');
  assert.equal(early.day.tries, 0);
  shop.setTime(noonAfter(day));
  await fetchDueBills(context);
  const { day: matched, sums, breaks } = await readDay(context, maker, { connector, day });
  assert.equal(matched.state, 'matched', matched.problem ?? '');
  assert.deepEqual(breaks, []);
  assert.deepEqual(
    sums.map(({ kind, items }) => [kind, items]),
    [
      ['payment', 3n],
      ['refund', 1n],
    ],
  );
  await assertAudit(shop);
});

test('a bill full of errors becomes breaks by name, which two people resolve', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  for (let count = 0; count < 8; count += 1) await shop.paid();
  const errors = { seed: 3, missing: 1, extra: 1, duplicate: 1, amount: 1, fee: 1, unreadable: 1 };
  await shop.control('bill-errors', { ...errors, totals: 1 });
  shop.setTime(noonAfter(day));
  await fetchDueBills(context);
  const facts = (await breaksOf(shop, day)).map(({ fact, state }) => `${fact} ${state}`);
  assert.deepEqual(facts.toSorted(), [
    'amount_differs open',
    'duplicate open',
    'fee_differs open',
    // One is left out of the bill, and one nobody can read.
    'not_in_bill waiting',
    'not_in_bill waiting',
    'not_ours open',
    'totals_differ open',
    'unreadable_row open',
  ]);
  await shop.control('bill-errors', {});
  await shop.paid();
  shop.setTime(noonAfter(addDays(day, 1)));
  await fetchDueBills(context);
  for (const one of await breaksOf(shop, day)) {
    assert.equal(one.state, 'open');
    const way = one.fact === 'not_in_bill' ? 'write_off' : (waysOf(one)[0] ?? 'accept');
    await proposeResolution(context, maker, { break: one.id, way, reason: 'looked at' });
    await decideResolution(context, checker, { break: one.id, isApproved: true });
  }
  const reports = await Promise.all(
    [day, addDays(day, 1)].map((of) => readDay(context, maker, { connector, day: of })),
  );
  const billed = reports.flatMap(({ sums }) => sums);
  const net = billed.reduce((sum, { amount, fee }) => sum + amount - fee / 1_000n, 0n);
  const accounts = await readSystemAccounts(context);
  const clearing = accounts.find(({ account }) => account === `clearing:${connector}`);
  assert.equal(clearing?.net, net, 'clearing is what Alipay says it holds for us');
  await assertAudit(shop);
});

test('an empty day is taken for empty only once its bill can no longer be late', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  const stateOf = async (of: string) =>
    (await readDay(context, maker, { connector, day: of })).day.state;
  const before = addDays(day, -1);
  shop.setTime(startOfDay(day) + 10 * hourMs);
  await fetchDueBills(context);
  assert.equal(await stateOf(before), 'awaited');
  shop.setTime(startOfDay(day) + 16 * hourMs);
  await fetchDueBills(context);
  assert.equal(await stateOf(before), 'matched');
});

test('a day with money of ours is never taken for empty', async (t) => {
  const shop = await openShop(t);
  const { context } = shop;
  await shop.paid();
  await shop.control('bill-errors', { late: 1 });
  shop.setTime(noonAfter(day) + 2 * dayMs);
  await fetchDueBills(context);
  const awaited = (await readDay(context, maker, { connector, day })).day;
  assert.deepEqual(
    [awaited.state, awaited.problem],
    ['awaited', 'there is no bill, and there should be one'],
  );
  await shop.control('bill-errors', {});
  await fetchDueBills(context);
  assert.equal((await readDay(context, maker, { connector, day })).day.tries, 1, 'not at once');
  shop.setTime(noonAfter(day) + 2 * dayMs + hourMs);
  await fetchDueBills(context);
  assert.equal((await readDay(context, maker, { connector, day })).day.state, 'matched');
});
