import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AttemptId, configureConnector, referenceOf } from '#payments';
import type { Context } from '#platform/context';
import { writePace } from '#platform/clock';
import { newRsaPair } from '#test/rsa-pair';
import { type SandboxProgram, startSandboxProgram } from '#test/sandbox-program';

export type Code = 'alipay_cn' | 'alipay_hk' | 'wechat_cn' | 'wechat_global' | 'stripe' | 'fps_qr';

export type Fields = Readonly<Record<string, unknown>>;

/** A provider's sandbox, where we are a shop. */
export interface Shop {
  readonly address: string;
  /** Our number of an attempt, as it is called there. */
  numberOf(attempt: AttemptId): string;
  get(route: string): Promise<Fields>;
  /** Also a no is an answer here: `isOk` says which. */
  post(route: string, body?: object): Promise<Fields>;
}

export interface Shops {
  readonly of: Readonly<Record<Code, Shop>>;
  setClock(atMs: number): void;
  stop(): Promise<void>;
}

const programs = ['alipay', 'antom', 'wechat', 'stripe', 'bank'] as const;
type Program = (typeof programs)[number];

/** Starts every sandbox on one clock, and opens a shop of ours at each. */
export async function openShops(
  context: Context,
  atMs: number,
  noticesUrl: string,
): Promise<Shops> {
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-methods-'));
  const clock = path.join(home, 'clock.json');
  const setClock = (virtualMs: number): void => writePace(clock, { realMs: 0, virtualMs, rate: 0 });
  setClock(atMs);
  const started = await Promise.all(
    programs.map((name) => startSandboxProgram(name, { home: path.join(home, name), clock })),
  );
  const at = (name: Program): SandboxProgram['address'] =>
    started[programs.indexOf(name)]?.address ?? '';
  const of: Record<Code, Shop> = {
    alipay_cn: shopAt(at('alipay'), (id) => id),
    alipay_hk: shopAt(at('antom'), (id) => id),
    wechat_cn: shopAt(at('wechat'), (id) => id.slice(4)),
    wechat_global: shopAt(at('wechat'), (id) => id.slice(4)),
    stripe: shopAt(at('stripe'), (id) => id),
    fps_qr: shopAt(at('bank'), referenceOf),
  };
  let priority = 0;
  for (const [code, open] of Object.entries(openings)) {
    priority += 1;
    const given = await open(of[code as Code], `${noticesUrl}/${code}`);
    await configureConnector(context, { code, isEnabled: true, priority, ...given });
  }
  return {
    of,
    setClock,
    async stop() {
      await Promise.all(started.map((program) => program.stop()));
      rmSync(home, { recursive: true });
    },
  };
}

function shopAt(address: string, numberOf: Shop['numberOf']): Shop {
  const send = async (method: string, route: string, body?: object): Promise<Fields> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${address}/sandbox/${route}`, init);
    return { ...((await response.json()) as Fields), isOk: response.ok };
  };
  return {
    address,
    numberOf,
    get: (route) => send('GET', route),
    post: (route, body) => send('POST', route, body),
  };
}

interface Opened {
  readonly provider: string;
  readonly settings: Fields;
}

const openings: Readonly<Record<Code, (shop: Shop, notices: string) => Promise<Opened>>> = {
  alipay_cn: openAlipay,
  alipay_hk: openAntom,
  wechat_cn: (shop, notices) => openWechat(shop, notices, 'cn'),
  wechat_global: (shop, notices) => openWechat(shop, notices, 'global'),
  stripe: openStripe,
  fps_qr: openBank,
};

const forTests = { isProduction: false } as const;

async function openAlipay(shop: Shop): Promise<Opened> {
  const names = { appId: '2021000000000001', sellerId: '2088000000000001' };
  const pair = newRsaPair();
  const theirs = await shop.post('merchants', { ...names, appPublicKeyPem: pair.publicPem });
  const settings = {
    ...names,
    ...forTests,
    appPrivateKey: pair.privatePem,
    alipayPublicKeys: [theirs['alipayPublicKey']],
    gateway: theirs['gateway'],
    agreementProduct: 'GENERAL_WITHHOLDING',
    signScene: 'INDUSTRY|CARRIER',
  };
  return { provider: 'alipay_cn', settings };
}

async function openAntom(shop: Shop, notifyUrl: string): Promise<Opened> {
  const clientId = 'SANDBOX_5Y0000000000000S';
  const pair = newRsaPair();
  const theirs = await shop.post('merchants', { clientId, publicKey: pair.publicPem, notifyUrl });
  const settings = {
    clientId,
    ...forTests,
    wallet: 'ALIPAY_HK',
    merchantPrivateKey: pair.privatePem,
    antomPublicKeys: [theirs['antomPublicKey']],
    gateway: theirs['gateway'],
  };
  return { provider: 'antom', settings };
}

async function openWechat(
  shop: Shop,
  refundNotifyUrl: string,
  region: 'cn' | 'global',
): Promise<Opened> {
  const pair = newRsaPair();
  const appId = 'wx8888888888888888';
  const [mchId, planId] = [region === 'cn' ? '1900000109' : '1900000110', '100123'];
  const serial = randomBytes(20).toString('hex').toUpperCase();
  const [apiV3Key, apiV2Key] = [16, 16].map((bytes) => randomBytes(bytes).toString('hex'));
  const theirs = await shop.post('merchants', {
    mchId,
    region,
    appIds: [appId],
    apiV3Key,
    apiV2Key,
    planIds: [planId],
    serial,
    publicKeyPem: pair.publicPem,
    refundNotifyUrl,
  });
  const settings = {
    appId,
    mchId,
    apiV3Key,
    planId,
    ...forTests,
    ...(region === 'cn' ? { apiV2Key } : { merchantCategoryCode: '4814' }),
    merchantPrivateKey: pair.privatePem,
    merchantSerial: serial,
    platformPublicKeys: [theirs['platformPublicKey']],
    usesCertificates: false,
    gateway: theirs['gateway'],
  };
  return { provider: `wechat_${region}`, settings };
}

/** Every event is told. */
async function openStripe(shop: Shop, url: string): Promise<Opened> {
  const accountId = 'acct_1SimulationShop';
  const secretKey = 'sk_test_simulation0123456789';
  const { gateway } = await shop.post('merchants', { id: accountId, secretKeys: [secretKey] });
  const endpoint = await fetch(`${shop.address}/v1/webhook_endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ url, 'enabled_events[]': '*' }),
  });
  const { secret } = (await endpoint.json()) as { secret: string };
  const settings = { accountId, secretKey, webhookSecrets: [secret], gateway, ...forTests };
  return { provider: 'stripe', settings };
}

async function openBank(shop: Shop): Promise<Opened> {
  const [fpsId, number, clientId] = ['1669932', '024-001234-001', 'lowu'];
  const secrets = ['a secret that was agreed with the bank'];
  const owner = 'LOWU MOBILE LTD';
  await shop.post('accounts', { number, owner, currency: 'HKD', fpsId, clientId, secrets });
  const settings = {
    fpsId,
    clientId,
    secrets,
    accountNumber: number,
    merchantName: 'LOWU MOBILE',
    gateway: shop.address,
    ...forTests,
  };
  return { provider: 'fps_qr', settings };
}
