import { newRsaPair } from '#test/rsa-pair';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import type { ProviderWorld } from '../conformance/world.ts';
import { alipayCn } from './alipay-cn.ts';
import type { AlipaySettings } from './settings.ts';

const appId = '2021000123456789';
const sellerId = '2088123412341234';

export interface AlipayWorld extends ProviderWorld {
  readonly settings: AlipaySettings;
}

/** A sandbox of its own for `alipay_cn`, with keys that are made for it. */
export async function openAlipayWorld(): Promise<AlipayWorld> {
  let settings: AlipaySettings | undefined;
  const world = await openSandboxWorld({
    program: 'alipay',
    methods: {
      start: 'alipay.trade.precreate',
      query: 'alipay.trade.query',
      close: 'alipay.trade.close',
      refund: 'alipay.trade.refund',
      queryRefund: 'alipay.trade.fastpay.refund.query',
    },
    callFaults: { 'busy after effect': 'service-unavailable-after-effect' },
    areClosesTold: true,
    numberOf: ({ id }) => id,
    async register(sandbox) {
      const known = await registerShop(sandbox);
      settings = known;
      return {
        provider: alipayCn.open(known),
        isAbout: ({ body }, number) => body.includes(number),
        async rotateKey() {
          const { alipayPublicKey } = await sandbox.post('/sandbox/rotate-key', { graceMs: 0 });
          const alipayPublicKeys = [...known.alipayPublicKeys, String(alipayPublicKey)];
          return alipayCn.open({ ...known, alipayPublicKeys });
        },
      };
    },
  });
  if (!settings) throw new Error('no shop was registered');
  return { ...world, settings };
}

async function registerShop(sandbox: SandboxControl): Promise<AlipaySettings> {
  const pair = newRsaPair();
  const registered = await sandbox.post('/sandbox/merchants', {
    appId,
    sellerId,
    appPublicKeyPem: pair.publicPem,
  });
  return {
    appId,
    sellerId,
    appPrivateKey: pair.privatePem,
    alipayPublicKeys: [String(registered['alipayPublicKey'])],
    gateway: String(registered['gateway']),
    isProduction: false,
  };
}
