import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type InstantMs, minorOf, present, secondMs } from '#base';
import { type Pace, PacedClock, writePace } from '#platform/clock';
import { type HttpClient, openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { openNoticeInbox } from '#test/notice-inbox';
import { newRsaPair } from '#test/rsa-pair';
import { type SandboxProgram, startSandboxProgram } from '#test/sandbox-program';
import type { Attempt } from '../../payment.ts';
import type { Call, CallFault, NoticeFault, ProviderWorld, Truth } from '../conformance/world.ts';
import type { Provider, Start } from '../provider.ts';
import { alipayCn } from './alipay-cn.ts';
import type { AlipaySettings } from './settings.ts';

const methods: Readonly<Record<Call, string>> = {
  start: 'alipay.trade.precreate',
  query: 'alipay.trade.query',
  close: 'alipay.trade.close',
  refund: 'alipay.trade.refund',
  queryRefund: 'alipay.trade.fastpay.refund.query',
};

const callFaults: Readonly<Record<CallFault, string>> = {
  slow: 'delay',
  'timeout before effect': 'timeout-before-effect',
  'timeout after effect': 'timeout-after-effect',
  'reset before effect': 'reset-before-effect',
  'reset after effect': 'reset-after-effect',
  'server error before effect': '500-before-effect',
  'server error after effect': '500-after-effect',
  'busy before effect': 'system-error-before-effect',
  'busy after effect': 'service-unavailable-after-effect',
  'unreadable answer': 'unreadable-answer',
  'bad signature': 'bad-answer-signature',
};

const noticeFaults: Readonly<Record<NoticeFault, string>> = {
  duplicate: 'notice-duplicate',
  reordered: 'notices-out-of-order',
  missing: 'notice-missing',
  forged: 'notice-tampered-signature',
  'wrong amount': 'notice-wrong-amount',
  'wrong seller': 'notice-wrong-seller',
  'wrong application': 'notice-wrong-app',
};

const appId = '2021000123456789';
const sellerId = '2088123412341234';
const slowMs = 80;
/** For a call that is known to be left without an answer; others may take their time. */
const hurriedMs = 400;
/** 08:12 in Hong Kong on a working day. */
const morning = Date.parse('2026-11-23T00:12:00Z');

export interface AlipayWorld extends ProviderWorld {
  readonly settings: AlipaySettings;
}

/** A sandbox of its own for `alipay_cn`, with keys that are made for it. */
export async function openAlipayWorld(): Promise<AlipayWorld> {
  const home = await mkdtemp(path.join(tmpdir(), 'lowu-alipay-'));
  const clockFile = path.join(home, 'clock.json');
  const clock = new PacedClock(paceAt(morning));
  writePace(clockFile, clock.pace);
  const program = await startSandboxProgram('alipay', { home, clock: clockFile });
  const sandbox = controlOf(program);
  const pair = newRsaPair();
  const registered = await sandbox.post('/sandbox/merchants', {
    appId,
    sellerId,
    appPublicKeyPem: pair.publicPem,
  });
  const settings: AlipaySettings = {
    appId,
    sellerId,
    appPrivateKey: pair.privatePem,
    alipayPublicKeys: [String(registered['alipayPublicKey'])],
    gateway: String(registered['gateway']),
    isProduction: false,
  };
  const provider = alipayCn.open(settings);
  const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
  const hurry = hurriedOnce(http);
  const inbox = await openNoticeInbox((notice) => {
    const isAuthentic = provider.readNotice(notice).kind === 'authentic';
    return isAuthentic ? provider.accepted : provider.refused;
  });
  return {
    settings,
    provider,
    http: hurry.client,
    notifyUrl: inbox.url,
    now: () => clock.now(),
    async passTime(byMs) {
      clock.pace = paceAt(clock.now() + byMs);
      writePace(clockFile, clock.pace);
    },
    ...buyerOf(sandbox),
    ...faultsOf(sandbox, hurry),
    notices: (attempt, least) => inbox.waitFor(({ body }) => body.includes(attempt.id), least),
    async rotateKey(): Promise<Provider> {
      const { alipayPublicKey } = await sandbox.post('/sandbox/rotate-key', { graceMs: 0 });
      const alipayPublicKeys = [...settings.alipayPublicKeys, String(alipayPublicKey)];
      return alipayCn.open({ ...settings, alipayPublicKeys });
    },
    async close() {
      http.close();
      await Promise.all([inbox.close(), program.stop()]);
      await rm(home, { recursive: true });
    },
  };
}

function paceAt(virtualMs: InstantMs): Pace {
  return { realMs: Date.now(), virtualMs, rate: 1 };
}

interface Hurry {
  readonly client: HttpClient;
  begin(): void;
}

/** Once begun, calls have little time, until one of them has been left without an answer. */
function hurriedOnce(http: HttpClient): Hurry {
  let isHurried = false;
  return {
    client: {
      async call(call) {
        const outcome = await http.call(isHurried ? { ...call, timeoutMs: hurriedMs } : call);
        if (outcome.outcome === 'sent_without_proof') isHurried = false;
        return outcome;
      },
    },
    begin() {
      isHurried = true;
    },
  };
}

interface Sandbox {
  readonly address: string;
  get(route: string): Promise<Record<string, unknown>>;
  /** Also a no, such as 409 where a trade can no longer be paid, is an answer here. */
  post(route: string, body?: unknown): Promise<Record<string, unknown>>;
}

function controlOf({ address }: SandboxProgram): Sandbox {
  const send = async (method: string, route: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${address}${route}`, init);
    const fields = (await response.json()) as Record<string, unknown>;
    return { ...fields, isOk: response.ok };
  };
  return {
    address,
    get: (route) => send('GET', route),
    post: (route, body) => send('POST', route, body),
  };
}

function buyerOf(sandbox: Sandbox): Pick<ProviderWorld, 'arrive' | 'pay' | 'refuse' | 'truth'> {
  return {
    arrive: (attempt, start) => openPage(sandbox, attempt, start),
    async pay(attempt) {
      return Boolean((await sandbox.post(`/sandbox/trades/${attempt.id}/pay`))['isOk']);
    },
    async refuse(attempt) {
      await sandbox.post(`/sandbox/trades/${attempt.id}/refuse`);
    },
    async truth(attempt): Promise<Truth> {
      const trade = await sandbox.get(`/sandbox/trades/${attempt.id}`);
      const refundedMinor = present(minorOf(String(trade['refundedAmount'])), 'an amount');
      return { isPaid: trade['isPaid'] === true, refundedMinor };
    },
  };
}

/** As a browser does it: to the gateway's address, and on to where it leads. */
async function openPage(sandbox: Sandbox, attempt: Attempt, start: Start): Promise<void> {
  const { evidence } = start.kind === 'evidence' ? start : {};
  const code = evidence?.says === 'pending' ? evidence.qrContent : undefined;
  const url = start.kind === 'redirect' ? start.url : present(code, `a code for ${attempt.id}`);
  const page = await fetch(url);
  const text = await page.text();
  if (!page.ok || !page.url.startsWith(sandbox.address)) throw new Error(text);
}

function faultsOf(
  sandbox: Sandbox,
  hurry: Hurry,
): Pick<ProviderWorld, 'breakCall' | 'breakNotices' | 'letMoneyComeLate' | 'delayRefund'> {
  const add = async (
    { id: outTradeNo }: Attempt,
    fault: string,
    match: Readonly<Record<string, string>>,
    ms?: number,
  ): Promise<void> => {
    const rule = { fault, match: { outTradeNo, ...match }, ...(ms === undefined ? {} : { ms }) };
    const added = await sandbox.post('/sandbox/faults', rule);
    if (!added['isOk']) throw new Error(JSON.stringify(added));
  };
  return {
    async breakCall(attempt, call, fault) {
      await add(attempt, callFaults[fault], { method: methods[call] }, slowMs);
      if (fault.startsWith('timeout')) hurry.begin();
    },
    breakNotices: (attempt, fault) =>
      add(attempt, noticeFaults[fault], { method: 'notice.pay' }, 3_600 * secondMs),
    letMoneyComeLate: (attempt, afterMs) => add(attempt, 'late-success-after-close', {}, afterMs),
    delayRefund: (attempt, afterMs, end) =>
      add(attempt, `refund-pending-then-${end === 'success' ? 'success' : 'failed'}`, {}, afterMs),
  };
}
