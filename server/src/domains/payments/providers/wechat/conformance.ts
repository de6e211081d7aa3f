import { createDecipheriv, randomBytes } from 'node:crypto';
import { dayMs, hongKongDay, hongKongMidnight, hourMs, present } from '#base';
import { newRsaPair } from '#test/rsa-pair';
import { answerConsent } from '../conformance/consent.ts';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import { type MandateActs, type ProviderWorld, tools } from '../conformance/world.ts';
import type { KnownMandate } from '../mandates.ts';
import type { Provider, RawNotice, Start } from '../provider.ts';
import { numberOf } from './number.ts';
import type { WechatSettings } from './settings.ts';
import { wechatKinds } from './wechat.ts';

export type Region = 'cn' | 'hk' | 'global';

export interface WechatWorld extends ProviderWorld {
  readonly settings: WechatSettings;
  readonly sandbox: SandboxControl;
  /** Another process's provider, which has learnt nothing yet. */
  reopen(): Provider;
}

export type Mode = 'public-key' | 'certificates' | 'both';

const appId = 'wx8888888888888888';
const mobileAppId = 'wx9999999999999999';
const mchId = '1900000109';
const planId = '100123';
const grantsKept = 20;

/** A sandbox of its own for a WeChat connector, with keys that are made for it. */
export async function openWechatWorld(
  region: Region,
  mode: Mode = 'public-key',
): Promise<WechatWorld> {
  const kind = present(
    wechatKinds.find(({ code }) => code === `wechat_${region}`),
    region,
  );
  let opened: Pick<WechatWorld, 'settings' | 'sandbox'> | undefined;
  const world = await openSandboxWorld({
    program: 'wechat',
    methods: {
      start: 'order',
      query: 'query',
      close: 'close',
      refund: 'refund',
      queryRefund: 'refund-query',
    },
    areClosesTold: false,
    collectMethod: 'papay.pay',
    mandates: (sandbox) => payersOf(sandbox, region),
    numberOf,
    async register(sandbox, inboxUrl) {
      const settings = await registerShop(sandbox, region, mode, inboxUrl);
      opened = { settings, sandbox };
      const grants = await issueGrants(sandbox);
      return {
        provider: kind.open(settings),
        isAbout: (notice, number) => openNotice(notice, settings.apiV3Key).includes(number),
        rotateKey: () => rotateKey(sandbox, settings, (given) => kind.open(given)),
        grant: () => grants.pop() ?? 'no grant is left',
      };
    },
    pageOf: async (sandbox, start) => walletPage(sandbox, start),
  });
  const shop = present(opened, 'a shop');
  return { ...world, ...shop, reopen: () => kind.open(shop.settings) };
}

const faults = {
  soft: 'charge-balance-not-enough',
  hard: 'charge-account-abnormal',
  needs_payer: undefined,
  over: undefined,
} as const;

function payersOf(sandbox: SandboxControl, region: Region): MandateActs {
  return {
    agree: (page) => answerConsent(page, 'agree'),
    disagree: (page) => answerConsent(page, 'refuse'),
    ...(region === 'cn' ? { ready: tellAndWait } : {}),
    async stop(number) {
      await sandbox.post(`/sandbox/contracts/${number.slice(4)}/stop`);
    },
    areStopsTold: true,
    async isActive(number) {
      const { contracts } = await sandbox.get('/sandbox/contracts');
      const all = contracts as { code: string; state: string }[];
      return all.some(({ code, state }) => code === number.slice(4) && state === 'SIGNED');
    },
    async decline(_number, attempt, kind) {
      const fault = faults[kind];
      if (fault === undefined) return false;
      const added = { fault, match: { outTradeNo: numberOf(attempt) } };
      return Boolean((await sandbox.post('/sandbox/faults', added))['isOk']);
    },
  };
}

/** WeChat tells the payer, and two days later, by day, a payment can be taken. */
async function tellAndWait(world: ProviderWorld, mandate: KnownMandate): Promise<void> {
  const mandates = present(world.provider.mandates, 'mandates');
  const told = await mandates.announce?.(tools(world), mandate, {
    amountMinor: 5_000n,
    currency: 'CNY',
    day: hongKongDay(world.now()),
    goodForDays: 3,
  });
  if (told?.says !== 'told') throw new Error(JSON.stringify(told));
  const noon = hongKongMidnight(world.now()) + 2 * dayMs + 12 * hourMs;
  await world.passTime(noon - world.now());
}

async function registerShop(
  sandbox: SandboxControl,
  region: Region,
  mode: Mode,
  refundNotifyUrl: string,
): Promise<WechatSettings> {
  const pair = newRsaPair();
  const merchantSerial = randomBytes(20).toString('hex').toUpperCase();
  const apiV3Key = randomBytes(16).toString('hex');
  const apiV2Key = randomBytes(16).toString('hex');
  const appSecret = randomBytes(16).toString('hex');
  const registered = await sandbox.post('/sandbox/merchants', {
    mchId,
    region,
    mode,
    appIds: [appId, mobileAppId],
    appSecret,
    apiV3Key,
    serial: merchantSerial,
    publicKeyPem: pair.publicPem,
    refundNotifyUrl,
    planIds: [planId],
    apiV2Key,
  });
  if (!registered['isOk']) throw new Error(JSON.stringify(registered));
  return {
    appId,
    appSecret,
    mobileAppId,
    mchId,
    merchantPrivateKey: pair.privatePem,
    merchantSerial,
    apiV3Key,
    platformPublicKeys:
      mode === 'certificates'
        ? []
        : [registered['platformPublicKey'] as { id: string; key: string }],
    usesCertificates: mode !== 'public-key',
    ...(region === 'cn' ? { apiV2Key } : { merchantCategoryCode: '4814' }),
    ...(region === 'hk' ? {} : { planId }),
    gateway: String(registered['gateway']),
    isProduction: false,
  };
}

async function issueGrants(sandbox: SandboxControl): Promise<string[]> {
  const issued = Array.from({ length: grantsKept }, () =>
    sandbox.post('/sandbox/grants', { appId }),
  );
  return (await Promise.all(issued)).map(({ code }) => String(code));
}

async function rotateKey(
  sandbox: SandboxControl,
  settings: WechatSettings,
  open: (settings: WechatSettings) => Provider,
): Promise<Provider> {
  const { id, key } = await sandbox.post('/sandbox/rotate-key', { graceMs: 0 });
  const next = { id: String(id), key: String(key) };
  return open({ ...settings, platformPublicKeys: [...settings.platformPublicKeys, next] });
}

/** Where the wallet goes with what a page or an app has called it with. */
function walletPage({ address }: SandboxControl, start: Start): string {
  const parameters = start.kind === 'invoke' ? start.parameters : {};
  return `${address}/bridge?${new URLSearchParams(parameters)}`;
}

/** What is sealed in a notice, opened here by other code than the provider's. */
export function openNotice({ body }: RawNotice, apiV3Key: string): string {
  const { resource } = JSON.parse(body.toString()) as {
    resource: { ciphertext: string; nonce: string; associated_data: string };
  };
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce);
  decipher.setAAD(Buffer.from(resource.associated_data));
  return decipher.update(sealed.subarray(0, -16)).toString();
}
