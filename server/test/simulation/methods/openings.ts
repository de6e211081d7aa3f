import { randomBytes } from 'node:crypto';
import { newRsaPair } from '#test/rsa-pair';
import type { Code, Fields, Shop } from './shop.ts';

/** What we enter for a shop that was opened. */
interface Opened {
  readonly provider: string;
  readonly settings: Fields;
}

export const openings: Readonly<Record<Code, (shop: Shop, notices: string) => Promise<Opened>>> = {
  alipay_cn: (shop) => openAlipay(shop, 1, 'GENERAL_WITHHOLDING'),
  alipay_cycle: (shop) => openAlipay(shop, 2, 'CYCLE_PAY_AUTH'),
  alipay_hk: (shop, notices) => openAntom(shop, notices, 'ALIPAY_HK'),
  antom_cn: (shop, notices) => openAntom(shop, notices, 'ALIPAY_CN'),
  wechat_cn: (shop, notices) => openWechat(shop, notices, 'cn'),
  wechat_hk: (shop, notices) => openWechat(shop, notices, 'hk'),
  wechat_global: (shop, notices) => openWechat(shop, notices, 'global'),
  stripe: openStripe,
  fps_qr: openBank,
};

const forTests = { isProduction: false } as const;

async function openAlipay(
  shop: Shop,
  nth: number,
  agreementProduct: 'GENERAL_WITHHOLDING' | 'CYCLE_PAY_AUTH',
): Promise<Opened> {
  const names = { appId: `202100000000000${nth}`, sellerId: `208800000000000${nth}` };
  const pair = newRsaPair();
  const theirs = await shop.post('merchants', { ...names, appPublicKeyPem: pair.publicPem });
  const settings = {
    ...names,
    ...forTests,
    appPrivateKey: pair.privatePem,
    alipayPublicKeys: [theirs['alipayPublicKey']],
    gateway: theirs['gateway'],
    // One of the shops speaks REST, so that the runs go through both protocols.
    protocol: nth === 2 ? 'rest_v3' : 'gateway',
    agreementProduct,
    signScene: 'INDUSTRY|CARRIER',
  };
  return { provider: 'alipay_cn', settings };
}

async function openAntom(
  shop: Shop,
  notifyUrl: string,
  wallet: 'ALIPAY_HK' | 'ALIPAY_CN',
): Promise<Opened> {
  const clientId = `SANDBOX_5Y000000000000${wallet.slice(-2)}`;
  const pair = newRsaPair();
  const reportsToken = 'reports-of-the-simulation-shop';
  const merchant = { clientId, publicKey: pair.publicPem, notifyUrl, reportsToken };
  const theirs = await shop.post('merchants', merchant);
  const settings = {
    clientId,
    ...forTests,
    wallet,
    merchantPrivateKey: pair.privatePem,
    antomPublicKeys: [theirs['antomPublicKey']],
    gateway: theirs['gateway'],
    reportsUrl: theirs['reportsUrl'],
    reportsToken,
  };
  return { provider: 'antom', settings };
}

/** An application for each, by which faults tell them apart. */
export const wechatShops = {
  cn: { mchId: '1900000109', appId: 'wx8888888888888888' },
  global: { mchId: '1900000110', appId: 'wx9999999999999999' },
  hk: { mchId: '1900000111', appId: 'wx7777777777777777' },
} as const;

async function openWechat(
  shop: Shop,
  refundNotifyUrl: string,
  region: keyof typeof wechatShops,
): Promise<Opened> {
  const pair = newRsaPair();
  const { mchId, appId } = wechatShops[region];
  const planId = '100123';
  // Hong Kong's has no mandates.
  const plan = region === 'hk' ? {} : { planId };
  const serial = randomBytes(20).toString('hex').toUpperCase();
  const [apiV3Key, apiV2Key] = [16, 16].map((bytes) => randomBytes(bytes).toString('hex'));
  const theirs = await shop.post('merchants', {
    mchId,
    region,
    appIds: [appId],
    apiV3Key,
    apiV2Key,
    ...(region === 'hk' ? {} : { planIds: [planId] }),
    serial,
    publicKeyPem: pair.publicPem,
    refundNotifyUrl,
  });
  const settings = {
    appId,
    mchId,
    apiV3Key,
    ...plan,
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
