import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext as T } from 'node:test';
import { uuidOf } from '#base';
import { askPayment, configureConnector, startPayment } from '#payments';
import { writePace } from '#platform/clock';
import { type Break, fetchDueBills, readDay } from '#reconciliation';
import type { OrderedTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { testStartMs } from './database.ts';
import { staffCaller } from './finance.ts';
import { newRsaPair, type RsaPair } from './rsa-pair.ts';
import { startSandboxProgram } from './sandbox-program.ts';
import { openTopupWorld, type TopupWorld } from './topup-world.ts';

type Post = (route: string, body?: object) => Promise<Readonly<Record<string, unknown>>>;

interface BilledProvider {
  readonly program: string;
  /** Makes us a merchant there; gives the settings of the connector. */
  register(post: Post, pair: RsaPair): Promise<object>;
  /** Our number of an attempt there. */
  numberOf(topup: OrderedTopup): string;
}

const providers = {
  alipay_cn: {
    program: 'alipay',
    async register(post, pair) {
      const merchant = { appId: '2021000000000001', sellerId: '2088000000000001' };
      const given = await post('merchants', { ...merchant, appPublicKeyPem: pair.publicPem });
      return {
        ...merchant,
        appPrivateKey: pair.privatePem,
        alipayPublicKeys: [String(given['alipayPublicKey'])],
        gateway: String(given['gateway']),
        isProduction: false,
      };
    },
    numberOf: ({ attempt }) => attempt,
  },
  antom: {
    program: 'antom',
    async register(post, pair) {
      const [clientId, reportsToken] = ['SANDBOX_5Y0000000000000R', 'reports-of-the-test-shop'];
      const merchant = { clientId, publicKey: pair.publicPem, reportsToken };
      const given = await post('merchants', merchant);
      return {
        clientId,
        wallet: 'ALIPAY_HK',
        merchantPrivateKey: pair.privatePem,
        antomPublicKeys: [String(given['antomPublicKey'])],
        gateway: String(given['gateway']),
        reportsUrl: String(given['reportsUrl']),
        reportsToken,
        isProduction: false,
      };
    },
    numberOf: ({ attempt }) => attempt,
  },
  wechat_cn: wechatIn('cn'),
  wechat_hk: wechatIn('hk'),
  wechat_global: wechatIn('global'),
} satisfies Readonly<Record<string, BilledProvider>>;

function wechatIn(region: 'cn' | 'hk' | 'global'): BilledProvider {
  return {
    program: 'wechat',
    async register(post, pair) {
      const merchant = {
        mchId: '1900000109',
        appIds: ['wx00000000000000c1'],
        apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
        serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      };
      const given = await post('merchants', {
        ...merchant,
        region,
        mode: 'public-key',
        publicKeyPem: pair.publicPem,
      });
      return {
        appId: merchant.appIds[0],
        mchId: merchant.mchId,
        merchantPrivateKey: pair.privatePem,
        merchantSerial: merchant.serial,
        apiV3Key: merchant.apiV3Key,
        platformPublicKeys: [given['platformPublicKey']],
        usesCertificates: false,
        ...(region === 'cn' ? {} : { merchantCategoryCode: '4814' }),
        gateway: String(given['gateway']),
        isProduction: false,
      };
    },
    numberOf: ({ attempt }) => uuidOf(attempt),
  };
}

export type BilledKind = keyof typeof providers;

export interface BillShop extends TopupWorld {
  readonly connector: string;
  control(route: string, body?: object): Promise<void>;
  /** Whatever was told to go wrong goes right again. */
  clearFaults(): Promise<void>;
  setTime(atMs: number): void;
  /** A top-up that a buyer has paid on the provider's page, and of which we have heard. */
  paid(): Promise<OrderedTopup>;
  /** One that was paid likewise, of which we have not heard yet, and hearing of it. */
  unheard(): Promise<OrderedTopup>;
  hear(topup: OrderedTopup): Promise<void>;
  /** Every bill that is due, of all connectors; a few at a time are taken. */
  fetchBills(): Promise<void>;
  breaksOf(day: string): Promise<readonly Break[]>;
  assertAudit(): Promise<void>;
}

/**
 * The product and a provider's sandbox as a program of its own, on one clock that the test sets.
 */
export async function openBillShop(
  t: T,
  kind: BilledKind,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<BillShop> {
  const provider: BilledProvider = providers[kind];
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-bills-'));
  const clock = path.join(home, 'clock.json');
  const setTime = (atMs: number): void => {
    context.clock.set(atMs);
    writePace(clock, { realMs: 0, virtualMs: atMs, rate: 0 });
  };
  setTime(testStartMs);
  const flags = { home: path.join(home, 'state'), clock };
  const sandbox = await startSandboxProgram(provider.program, flags);
  t.after(async () => {
    await sandbox.stop();
    rmSync(home, { recursive: true });
  });
  const post = postTo(sandbox.address);
  const given = await provider.register(post, newRsaPair());
  const connector = { code: kind, provider: kind, isEnabled: true, priority: 1 };
  await configureConnector(context, { ...connector, settings: given });
  let people = 0;
  const unheard = async (): Promise<OrderedTopup> => {
    people += 1;
    const { subscriber, number } = await world.person([`+8525123${4_000 + people}`]);
    const topup = await world.order(number, 10_000n, subscriber, kind);
    await payOn(world, topup);
    await post(`trades/${provider.numberOf(topup)}/pay`);
    return topup;
  };
  const hear = ({ attempt }: OrderedTopup): Promise<void> => askPayment(context, attempt);
  const reader = staffCaller('finance');
  return {
    ...world,
    connector: kind,
    setTime,
    control: async (route, body) => void (await post(route, body)),
    async clearFaults() {
      await fetch(`${sandbox.address}/sandbox/faults`, { method: 'DELETE' });
    },
    async paid() {
      const topup = await unheard();
      await hear(topup);
      return topup;
    },
    unheard,
    hear,
    async fetchBills() {
      while ((await fetchDueBills(context)) > 0);
    },
    breaksOf: async (day) => (await readDay(context, reader, { connector: kind, day })).breaks,
    assertAudit: () => auditIsClean(world),
  };
}

async function auditIsClean({ context }: TopupWorld): Promise<void> {
  const checks = await auditEverything(context);
  const wrong = checks.filter(({ problems }) => problems.length > 0);
  assert.ok(isClean(checks), JSON.stringify(wrong));
}

function postTo(address: string): Post {
  return async (route, body = {}) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${address}/sandbox/${route}`, init);
    assert.ok(response.ok, `${route}: ${response.status}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
}

/** As far as the provider's page, which makes the provider know the number. */
async function payOn({ context }: TopupWorld, topup: OrderedTopup): Promise<void> {
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
  const page = await startPayment(context, topup.attempt, from);
  assert.ok(page.kind === 'redirect');
  await fetch(page.url, { redirect: 'manual' });
}
