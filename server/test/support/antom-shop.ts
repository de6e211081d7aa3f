import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePace } from '#platform/clock';
import { newRsaPair } from './rsa-pair.ts';
import { type ArrivedNotice, openNoticeInbox } from './notice-inbox.ts';
import { startSandboxProgram } from './sandbox-program.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A shop at a sandbox of Antom's, with somebody who holds the wallet. */
export interface AntomShop {
  /** Of the provider `antom`. */
  readonly settings: Fields;
  readonly notifyBaseUrl: string;
  setClock(nowMs: number): void;
  /** The payer agrees on the page; gives the address that the wallet leads back to. */
  agree(page: string): Promise<URL>;
  disagree(page: string): Promise<URL>;
  stopInWallet(mandate: string): Promise<void>;
  stateOfMandate(mandate: string): Promise<unknown>;
  fault(fault: string, number: string, method?: string, ms?: number): Promise<void>;
  /** From now on each event meets one of these with this chance, as the seed decides. */
  chaos(seed: number, rate: number, faults: readonly string[]): Promise<void>;
  notices(about: string, least: number): Promise<ArrivedNotice[]>;
  /** Every payment there ever was, as the wallet has it in its books. */
  trades(): Promise<readonly Trade[]>;
  truth(number: string): Promise<{ readonly isPaid: unknown; readonly total: unknown }>;
  close(): Promise<void>;
}

/** Amounts in dollars, as text. */
export interface Trade {
  readonly outTradeNo: string;
  readonly totalAmount: string;
  readonly refundedAmount: string;
  readonly paidMs: number | null;
}

const clientId = 'SANDBOX_5Y0000000000000M';

export async function openAntomShop(nowMs: number): Promise<AntomShop> {
  const home = await mkdtemp(path.join(tmpdir(), 'lowu-antom-'));
  const clockFile = path.join(home, 'clock.json');
  const setClock = (virtualMs: number): void =>
    writePace(clockFile, { realMs: Date.now(), virtualMs, rate: 1 });
  setClock(nowMs);
  const program = await startSandboxProgram('antom', { home, clock: clockFile });
  const inbox = await openNoticeInbox(() => thanks);
  const send = async (method: string, route: string, body?: object): Promise<Fields> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${program.address}/sandbox/${route}`, init);
    return (await response.json()) as Fields;
  };
  const pair = newRsaPair();
  const notifyBaseUrl = inbox.url;
  const registered = await send('POST', 'merchants', {
    clientId,
    publicKey: pair.publicPem,
    notifyUrl: `${notifyBaseUrl}/alipay_hk`,
  });
  return {
    settings: {
      clientId,
      wallet: 'ALIPAY_HK',
      merchantPrivateKey: pair.privatePem,
      antomPublicKeys: [String(registered['antomPublicKey'])],
      gateway: String(registered['gateway']),
      isProduction: false,
    },
    notifyBaseUrl,
    setClock,
    agree: (page) => press(page, 'agree'),
    disagree: (page) => press(page, 'refuse'),
    async stopInWallet(mandate) {
      await send('POST', `authorizations/${mandate}/stop`);
    },
    async stateOfMandate(mandate) {
      const { authorizations } = await send('GET', 'authorizations');
      return (authorizations as Fields[]).find(({ authState }) => authState === mandate)?.['state'];
    },
    async fault(fault, outTradeNo, method, ms) {
      const match = { outTradeNo, ...(method ? { method } : {}) };
      await send('POST', 'faults', { fault, match, ...(ms === undefined ? {} : { ms }) });
    },
    async chaos(seed, rate, faults) {
      await send('POST', 'chaos', { seed, rate, faults });
    },
    trades: async () => (await send('GET', 'trades'))['trades'] as Trade[],
    notices: (about, least) => inbox.waitFor(({ body }) => body.includes(about), least),
    async truth(number) {
      const { isPaid, totalAmount: total } = await send('GET', `trades/${number}`);
      return { isPaid, total };
    },
    async close() {
      await Promise.all([inbox.close(), program.stop()]);
      await rm(home, { recursive: true });
    },
  };
}

const thanks = {
  status: 200,
  contentType: 'application/json',
  body: '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":""}}',
};

async function press(page: string, what: string): Promise<URL> {
  const answered = await fetch(`${page}/${what}`, { method: 'POST', redirect: 'manual' });
  return new URL(String(answered.headers.get('location')));
}
