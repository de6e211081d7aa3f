import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assert } from '#base';
import { configureConnector } from '#payments';
import type { Context } from '#platform/context';
import { storeSetting } from '#platform/stored-settings';
import { prepareLog, transparencySettings } from '#transparency';
import { writeWhole } from './home.ts';

/** Where the demo's providers are, and what it needs to become their merchant. */
export interface DemoSandbox {
  readonly alipay: string;
  readonly wechat: string;
  readonly antom: string;
  readonly stripe: string;
  readonly bank: string;
  readonly witness: string;
  readonly folder: string;
  /** Where the server is, for notices whose address a merchant enters in a console. */
  readonly publicUrl: string;
}

const shopName = 'Twin Harbour 雙灣通訊';
const alipayMerchant = { appId: '2021000000000001', sellerId: '2088000000000001' } as const;

/** Our shop at the sandbox's Alipay: both sides exchange public keys, as a real shop does once. */
export async function connectAlipay(context: Context, sandbox: DemoSandbox): Promise<void> {
  const { privateKey: appPrivateKey, publicKey } = merchantKeys(sandbox);
  const { alipayPublicKey, gateway } = await register(context, sandbox.alipay, {
    ...alipayMerchant,
    appPublicKeyPem: publicKey,
    shopName,
  });
  await configureConnector(context, {
    code: 'alipay_cn',
    provider: 'alipay_cn',
    isEnabled: true,
    priority: 1,
    settings: {
      ...alipayMerchant,
      appPrivateKey,
      alipayPublicKeys: [alipayPublicKey],
      agreementProduct: 'GENERAL_WITHHOLDING',
      signScene: 'INDUSTRY|CARRIER',
      gateway,
      isProduction: false,
    },
  });
}

const antomClientId = 'SANDBOX_5Y00000000000001';

/** Our shop at the sandbox's Antom, whose payers use AlipayHK. */
export async function connectAntom(context: Context, sandbox: DemoSandbox): Promise<void> {
  const { privateKey: merchantPrivateKey, publicKey } = merchantKeys(sandbox);
  const code = 'alipay_hk';
  const reportsToken = createHash('sha256').update(`reports ${merchantPrivateKey}`).digest('hex');
  const { antomPublicKey, gateway, reportsUrl } = await register(context, sandbox.antom, {
    clientId: antomClientId,
    publicKey,
    shopName,
    notifyUrl: `${sandbox.publicUrl}/notices/${code}`,
    reportsToken,
  });
  await configureConnector(context, {
    code,
    provider: 'antom',
    isEnabled: true,
    priority: 2,
    settings: {
      clientId: antomClientId,
      wallet: 'ALIPAY_HK',
      merchantPrivateKey,
      antomPublicKeys: [antomPublicKey],
      gateway,
      reportsUrl,
      reportsToken,
      isProduction: false,
    },
  });
}

interface WechatShop {
  readonly region: 'cn' | 'hk';
  readonly priority: number;
  readonly mchId: string;
  readonly appId: string;
  /** One in each mode, so that the demo shows both: public keys, and certificates beside them. */
  readonly mode: 'public-key' | 'both';
}

const wechatShops: readonly WechatShop[] = [
  {
    region: 'hk',
    priority: 3,
    mchId: '1900000110',
    appId: 'wx00000000000000a1',
    mode: 'public-key',
  },
  { region: 'cn', priority: 4, mchId: '1900000109', appId: 'wx00000000000000c1', mode: 'both' },
];

/** The template of contracts for charges without the payer. */
const wechatPlan = '100123';

/** Our two shops at the sandbox's WeChat Pay, one in HKD and one in CNY. */
export async function connectWechat(context: Context, sandbox: DemoSandbox): Promise<void> {
  for (const shop of wechatShops) await connectWechatShop(context, sandbox, shop);
}

async function connectWechatShop(
  context: Context,
  sandbox: DemoSandbox,
  { region, priority, mchId, appId, mode }: WechatShop,
): Promise<void> {
  const { privateKey, publicKey } = merchantKeys(sandbox);
  const code = `wechat_${region}`;
  // Made of the key, so that a second start finds the same without keeping them.
  const made = (what: string): string =>
    createHash('sha256').update(`${what} ${mchId} ${privateKey}`).digest('hex');
  const merchantSerial = made('serial').slice(0, 40).toUpperCase();
  // Only in the Mainland there are contracts for charges without the payer.
  const papay = region === 'cn' ? { apiV2Key: made('contracts').slice(0, 32) } : {};
  const [apiV3Key, appSecret] = [made('seal').slice(0, 32), made('account').slice(0, 32)];
  const { platformPublicKey, gateway } = await register(context, sandbox.wechat, {
    mchId,
    region,
    mode,
    appIds: [appId],
    appSecret,
    apiV3Key,
    serial: merchantSerial,
    publicKeyPem: publicKey,
    refundNotifyUrl: `${sandbox.publicUrl}/notices/${code}`,
    shopName,
    ...(region === 'cn' ? { ...papay, planIds: [wechatPlan] } : {}),
  });
  await configureConnector(context, {
    code,
    provider: code,
    isEnabled: true,
    priority,
    settings: {
      appId,
      appSecret,
      mchId,
      merchantPrivateKey: privateKey,
      merchantSerial,
      apiV3Key,
      platformPublicKeys: [platformPublicKey],
      usesCertificates: mode === 'both',
      ...(region === 'hk' ? { merchantCategoryCode: '4814' } : { ...papay, planId: wechatPlan }),
      gateway,
      isProduction: false,
    },
  });
}

const stripeAccount = 'acct_1TwinHarbour';

/** Our account at the sandbox's Stripe, for cards, with the address of its events. */
export async function connectStripe(context: Context, sandbox: DemoSandbox): Promise<void> {
  const made = (what: string): string =>
    createHash('sha256')
      .update(`${what} ${merchantKeys(sandbox).privateKey}`)
      .digest('hex');
  const [secretKey, secret] = [`sk_test_${made('key')}`, `whsec_${made('events')}`];
  const account = { id: stripeAccount, secretKeys: [secretKey], shopName };
  const { gateway } = await register(context, sandbox.stripe, account);
  const url = `${sandbox.publicUrl}/notices/stripe`;
  const route = `/sandbox/merchants/${stripeAccount}/endpoint`;
  await register(context, sandbox.stripe, { url, secret }, route);
  await configureConnector(context, {
    code: 'stripe',
    provider: 'stripe',
    isEnabled: true,
    priority: 4,
    settings: {
      accountId: stripeAccount,
      secretKey,
      webhookSecrets: [secret],
      gateway,
      isProduction: false,
    },
  });
}

/** Our account at the sandbox's bank, which is paid by codes for FPS. */
export async function connectBank(context: Context, sandbox: DemoSandbox): Promise<void> {
  const { privateKey } = merchantKeys(sandbox);
  const secret = createHash('sha256').update(`bank ${privateKey}`).digest('hex');
  const [number, fpsId, clientId] = ['024-001234-001', '1669932', 'twin-harbour'];
  const owner = 'TWIN HARBOUR MOBILE LTD';
  const account = { number, owner, currency: 'HKD', fpsId, clientId, secrets: [secret] };
  await register(context, sandbox.bank, account, '/sandbox/accounts');
  await configureConnector(context, {
    code: 'fps_qr',
    provider: 'fps_qr',
    isEnabled: true,
    priority: 5,
    settings: {
      fpsId,
      accountNumber: number,
      merchantName: 'TWIN HARBOUR MOBILE',
      clientId,
      secrets: [secret],
      gateway: sandbox.bank,
      isProduction: false,
    },
  });
}

/** A witness at the sandbox, which cosigns the log of all that moves. */
export async function connectWitness(context: Context, sandbox: DemoSandbox): Promise<void> {
  const { origin, verifierKeys } = await prepareLog(context);
  const keys = verifierKeys.map(({ text }) => text);
  const url = sandbox.witness;
  const { key } = await register(context, url, { origin, keys }, '/sandbox/logs');
  const witnesses = [{ url, key: String(key) }];
  await storeSetting(context.db, transparencySettings.witnesses, witnesses, 'demo');
}

async function register(
  context: Context,
  address: string,
  merchant: object,
  route = '/sandbox/merchants',
): Promise<Readonly<Record<string, unknown>>> {
  const registered = await context.http.call({
    method: 'POST',
    url: `${address}${route}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(merchant),
    timeoutMs: 5_000,
  });
  assert(registered.outcome === 'proof', 'the sandbox answered');
  const { status, body } = registered.answer;
  assert(status === 201, `the sandbox took our shop: ${body.toString()}`);
  return JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
}

/** One key pair for all our shops, made once. */
function merchantKeys({ folder }: DemoSandbox): { privateKey: string; publicKey: string } {
  const file = path.join(folder, 'merchant.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    writeWhole(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const privateKey = readFileSync(file, 'utf8');
  const publicKey = createPublicKey(createPrivateKey(privateKey));
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}
