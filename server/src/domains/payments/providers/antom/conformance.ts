import { newRsaPair } from '#test/rsa-pair';
import { answerConsent } from '../conformance/consent.ts';
import { openSandboxWorld, type SandboxControl } from '../conformance/sandbox-world.ts';
import type { MandateActs, ProviderWorld } from '../conformance/world.ts';
import { antom } from './antom.ts';
import type { AntomSettings, Wallet } from './settings.ts';

const reportsToken = 'reports-of-the-conformance-test';
const clientId = 'SANDBOX_5Y0000000000000A';

export interface AntomWorld extends ProviderWorld {
  readonly settings: AntomSettings;
  readonly sandbox: SandboxControl;
}

/** A sandbox of its own for an Antom connector, with keys that are made for it. */
export async function openAntomWorld(wallet: Wallet = 'ALIPAY_HK'): Promise<AntomWorld> {
  let opened: Pick<AntomWorld, 'settings' | 'sandbox'> | undefined;
  const world = await openSandboxWorld({
    program: 'antom',
    methods: {
      start: 'pay',
      query: 'inquiryPayment',
      close: 'cancel',
      refund: 'refund',
      queryRefund: 'inquiryRefund',
    },
    isBegunByCall: true,
    areClosesTold: false,
    numberOf: ({ id }) => id,
    collectMethod: 'pay',
    mandates: payersOf,
    async register(sandbox, inboxUrl) {
      const settings = await registerShop(sandbox, wallet, inboxUrl);
      opened = { settings, sandbox };
      return {
        provider: antom.open(settings),
        isAbout: ({ body }, number) => body.includes(number),
        async rotateKey() {
          const { antomPublicKey } = await sandbox.post('/sandbox/rotate-key', { graceMs: 0 });
          const antomPublicKeys = [...settings.antomPublicKeys, String(antomPublicKey)];
          return antom.open({ ...settings, antomPublicKeys });
        },
      };
    },
  });
  if (!opened) throw new Error('no shop was registered');
  return { ...world, ...opened };
}

const faults = {
  soft: 'charge-balance-not-enough',
  hard: 'charge-risk-reject',
  needs_payer: 'charge-needs-verification',
  over: '',
} as const;

function payersOf(sandbox: SandboxControl): MandateActs {
  return {
    agree: (page) => answerConsent(page, 'agree'),
    disagree: (page) => answerConsent(page, 'refuse'),
    async stop(number) {
      await sandbox.post(`/sandbox/authorizations/${number}/stop`);
    },
    endsSoon: true,
    areStopsTold: true,
    async isActive(number) {
      const { authorizations } = await sandbox.get('/sandbox/authorizations');
      const all = authorizations as { authState: string; state: string }[];
      return all.some(({ authState, state }) => authState === number && state === 'active');
    },
    async decline(_number, { id: outTradeNo }, kind) {
      const added = { fault: faults[kind], match: { outTradeNo } };
      return Boolean((await sandbox.post('/sandbox/faults', added))['isOk']);
    },
  };
}

async function registerShop(
  sandbox: SandboxControl,
  wallet: Wallet,
  notifyUrl: string,
): Promise<AntomSettings> {
  const pair = newRsaPair();
  const registered = await sandbox.post('/sandbox/merchants', {
    clientId,
    publicKey: pair.publicPem,
    notifyUrl,
    reportsToken,
  });
  if (!registered['isOk']) throw new Error(JSON.stringify(registered));
  return {
    clientId,
    wallet,
    merchantPrivateKey: pair.privatePem,
    antomPublicKeys: [String(registered['antomPublicKey'])],
    gateway: String(registered['gateway']),
    reportsUrl: String(registered['reportsUrl']),
    reportsToken,
    isProduction: false,
  };
}
