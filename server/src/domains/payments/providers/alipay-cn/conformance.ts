import { addDays, dayMs, type HongKongDay, hongKongDay, type InstantMs } from '#base';
import { newRsaPair } from '#test/rsa-pair';
import { answerConsent } from '../conformance/consent.ts';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import type { MandateActs, ProviderWorld } from '../conformance/world.ts';
import { alipayCn } from './alipay-cn.ts';
import type { AlipaySettings } from './settings.ts';

const appId = '2021000123456789';
const sellerId = '2088123412341234';

export interface AlipayWorld extends ProviderWorld {
  readonly settings: AlipaySettings;
}

type Contract = Partial<Pick<AlipaySettings, 'agreementProduct' | 'protocol'>>;

/** A sandbox of its own for `alipay_cn`, with keys that are made for it. */
export async function openAlipayWorld(contract: Contract = {}): Promise<AlipayWorld> {
  const { agreementProduct: product = 'GENERAL_WITHHOLDING', protocol = 'gateway' } = contract;
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
    collectMethod: 'alipay.trade.pay',
    mandates: (sandbox) => payersOf(sandbox, product),
    async register(sandbox) {
      const known = { ...(await registerShop(sandbox, product)), protocol };
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

type Product = NonNullable<AlipaySettings['agreementProduct']>;

const faults = {
  soft: 'charge-balance-not-enough',
  hard: 'charge-risk-reject',
  needs_payer: 'charge-needs-verification',
  over: '',
} as const;

function payersOf(sandbox: SandboxControl, product: Product): MandateActs {
  const cycle: Partial<MandateActs> = {
    plan: (nowMs) => ({ unit: 'day', count: 30, firstDay: soon(nowMs) }),
    ready: (world) => world.passTime(daysAhead * dayMs),
  };
  return {
    ...(product === 'CYCLE_PAY_AUTH' ? cycle : {}),
    agree: (page) => answerConsent(page, 'agree'),
    disagree: (page) => answerConsent(page, 'refuse'),
    async stop(number) {
      await sandbox.post(`/sandbox/agreements/${number.slice(4)}/stop`);
    },
    areStopsTold: true,
    async isActive(number) {
      const { agreements } = await sandbox.get('/sandbox/agreements');
      const all = agreements as { terms: { externalNo: string }; state: string }[];
      return all.some(
        ({ terms, state }) => terms.externalNo === number.slice(4) && state === 'NORMAL',
      );
    },
    async decline(_number, { id: outTradeNo }, kind) {
      const added = { fault: faults[kind], match: { outTradeNo } };
      return Boolean((await sandbox.post('/sandbox/faults', added))['isOk']);
    },
  };
}

/** The first payment's day lies within its window then. */
const daysAhead = 3;

function soon(nowMs: InstantMs): HongKongDay {
  return addDays(hongKongDay(nowMs), daysAhead + 2);
}

async function registerShop(
  sandbox: SandboxControl,
  agreementProduct: Product,
): Promise<AlipaySettings> {
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
    agreementProduct,
    signScene: 'INDUSTRY|CARRIER',
  };
}
