import { createDecipheriv, randomBytes } from 'node:crypto';
import { present } from '#base';
import { newRsaPair } from '#test/rsa-pair';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import type { ProviderWorld } from '../conformance/world.ts';
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

async function registerShop(
  sandbox: SandboxControl,
  region: Region,
  mode: Mode,
  refundNotifyUrl: string,
): Promise<WechatSettings> {
  const pair = newRsaPair();
  const merchantSerial = randomBytes(20).toString('hex').toUpperCase();
  const apiV3Key = randomBytes(16).toString('hex');
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
    ...(region === 'cn' ? {} : { merchantCategoryCode: '4814' }),
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
