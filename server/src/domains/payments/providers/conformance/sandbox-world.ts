import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type InstantMs, minorOf, present, secondMs } from '#base';
import { type Pace, PacedClock, writePace } from '#platform/clock';
import { type HttpClient, openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { openNoticeInbox } from '#test/notice-inbox';
import { startSandboxProgram } from '#test/sandbox-program';
import type { Attempt } from '../../payment.ts';
import type { Provider, RawNotice, Start } from '../provider.ts';
import type {
  Call,
  CallFault,
  MandateActs,
  MandateWorld,
  NoticeFault,
  ProviderWorld,
} from './world.ts';

/** How the faults are called by the sandbox programs that share them. */
const callFaults: Readonly<Record<CallFault, string>> = {
  slow: 'delay',
  'timeout before effect': 'timeout-before-effect',
  'timeout after effect': 'timeout-after-effect',
  'reset before effect': 'reset-before-effect',
  'reset after effect': 'reset-after-effect',
  'server error before effect': '500-before-effect',
  'server error after effect': '500-after-effect',
  'busy before effect': 'system-error-before-effect',
  'busy after effect': 'system-error-after-effect',
  'unreadable answer': 'unreadable-answer',
  'bad signature': 'bad-answer-signature',
  'probe signature': 'probe-answer-signature',
};

const noticeFaults: Readonly<Record<NoticeFault, string>> = {
  duplicate: 'notice-duplicate',
  reordered: 'notices-out-of-order',
  missing: 'notice-missing',
  forged: 'notice-tampered-signature',
  'wrong amount': 'notice-wrong-amount',
  'wrong currency': 'notice-wrong-currency',
  'wrong seller': 'notice-wrong-seller',
  'wrong application': 'notice-wrong-app',
  'probe signature': 'notice-probe-signature',
};

const slowMs = 80;
/** For a call that is known to be left without an answer; others may take their time. */
const hurriedMs = 400;
/** 08:12 in Hong Kong on a working day. */
const morning = Date.parse('2026-11-23T00:12:00Z');

/** What differs from one provider's sandbox to the next. */
export interface SandboxKind {
  readonly program: string;
  readonly methods: Readonly<Record<Call, string>>;
  readonly callFaults?: Partial<Record<CallFault, string>>;
  /** Whether also beginning without a code to scan is a call. */
  readonly isBegunByCall?: boolean;
  readonly areClosesTold: boolean;
  readonly areAnswersSigned?: boolean;
  readonly outlivesMs?: number;
  /** Our number of an attempt, as the provider knows it. */
  numberOf(attempt: Attempt): string;
  /** Makes us a merchant there, whose notices go to `inboxUrl`. */
  register(sandbox: SandboxControl, inboxUrl: string): Promise<Merchant>;
  /** How one pays there, and what befalls it, where that is not by the page of a trade. */
  buyer?(sandbox: SandboxControl): Payer & Befalling;
  /** Of a provider with mandates: the call that asks for a payment, and what payers do. */
  readonly collectMethod?: string;
  mandates?(sandbox: SandboxControl): MandateActs;
  /** Where a browser goes for what starting has given, if that is not an address or a code. */
  pageOf?(sandbox: SandboxControl, start: Start): Promise<string>;
}

type Payer = Pick<ProviderWorld, 'arrive' | 'pay' | 'refuse' | 'truth'>;
type Befalling = Pick<ProviderWorld, 'breakNotices' | 'letMoneyComeLate'>;

interface Merchant {
  readonly provider: Provider;
  isAbout(notice: RawNotice, number: string): boolean;
  /** The provider signs with another key from now on; ours set up anew, knowing both. */
  rotateKey(): Promise<Provider>;
  /** What wallets give along when they come back. */
  grant?(): string;
}

export interface SandboxControl {
  readonly address: string;
  get(route: string): Promise<Record<string, unknown>>;
  /** Also a no, such as 409 where a trade can no longer be paid, is an answer here. */
  post(route: string, body?: unknown): Promise<Record<string, unknown>>;
}

/** A sandbox of its own, on a clock of its own, with keys that are made for it. */
export async function openSandboxWorld(kind: SandboxKind): Promise<ProviderWorld> {
  const home = await mkdtemp(path.join(tmpdir(), `lowu-${kind.program}-`));
  const clockFile = path.join(home, 'clock.json');
  const clock = new PacedClock(paceAt(morning));
  writePace(clockFile, clock.pace);
  const program = await startSandboxProgram(kind.program, { home, clock: clockFile });
  const sandbox = controlOf(program.address);
  const inbox = await openNoticeInbox((notice) => {
    const { provider } = merchant;
    const isAuthentic = provider.readNotice(notice, clock.now()).kind === 'authentic';
    return isAuthentic ? provider.accepted : provider.refused;
  });
  const merchant = await kind.register(sandbox, inbox.url);
  const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
  const hurry = hurriedOnce(http);
  return {
    provider: merchant.provider,
    http: hurry.client,
    calledScene: calledSceneOf(kind, merchant.provider),
    areClosesTold: kind.areClosesTold,
    areAnswersSigned: kind.areAnswersSigned ?? true,
    outlivesMs: kind.outlivesMs ?? 0,
    beginning: () => {
      const grant = merchant.grant?.();
      return { notifyUrl: inbox.url, payer: { ...visitor, grant } };
    },
    now: () => clock.now(),
    async passTime(byMs) {
      clock.pace = paceAt(clock.now() + byMs);
      writePace(clockFile, clock.pace);
    },
    ...faultsOf(kind, sandbox, hurry),
    ...(kind.buyer?.(sandbox) ?? buyerOf(kind, sandbox)),
    ...mandatesOf(kind, sandbox, hurry, ({ number, token }, least) => {
      // Some take the digits of our number alone.
      const names = [number, number.slice(4), ...(token?.split('/') ?? [])];
      const isAbout = (notice: RawNotice) => names.some((name) => merchant.isAbout(notice, name));
      return inbox.waitFor(isAbout, least);
    }),
    notices: (attempt, least) =>
      inbox.waitFor((notice) => merchant.isAbout(notice, kind.numberOf(attempt)), least),
    async knownFaults() {
      const { faults } = await sandbox.get('/sandbox/faults/known');
      return (faults as readonly { readonly name: string }[]).map(({ name }) => name);
    },
    rotateKey: () => merchant.rotateKey(),
    async close() {
      http.close();
      await Promise.all([inbox.close(), program.stop()]);
      await rm(home, { recursive: true });
    },
  };
}

const visitor = { address: '203.0.113.7', pageUrl: 'https://lowu.example/pay/1' };

function calledSceneOf({ isBegunByCall }: SandboxKind, { capabilities }: Provider) {
  const { scenes } = capabilities;
  return scenes.find((scene) => scene === 'qr') ?? (isBegunByCall ? scenes[0] : undefined);
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
        // A test that has computed for seconds has not yet noticed which connections, kept alive,
        // the other side has closed meanwhile. The first turn may end before sockets are read.
        await turn();
        await turn();
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

function controlOf(address: string): SandboxControl {
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

function buyerOf(kind: SandboxKind, sandbox: SandboxControl): Payer {
  const act = async (attempt: Attempt, what: string): Promise<boolean> =>
    Boolean((await sandbox.post(`/sandbox/trades/${kind.numberOf(attempt)}/${what}`))['isOk']);
  return {
    arrive: (attempt, start) => openPage(kind, sandbox, attempt, start),
    pay: (attempt) => act(attempt, 'pay'),
    refuse: (attempt) => act(attempt, 'refuse'),
    async truth(attempt) {
      const trade = await sandbox.get(`/sandbox/trades/${kind.numberOf(attempt)}`);
      const refundedMinor = present(minorOf(String(trade['refundedAmount'])), 'an amount');
      return { isPaid: trade['isPaid'] === true, refundedMinor };
    },
  };
}

/** As a browser does it: to the gateway's address, and on to where it leads. */
async function openPage(
  kind: SandboxKind,
  sandbox: SandboxControl,
  attempt: Attempt,
  start: Start,
): Promise<void> {
  const { evidence } = start.kind === 'evidence' ? start : {};
  const code = evidence?.says === 'pending' ? evidence.qrContent : undefined;
  const shown = start.kind === 'redirect' ? start.url : code;
  const url = shown ?? (await kind.pageOf?.(sandbox, start));
  const page = await fetch(present(url, `a page for ${attempt.id}`));
  const text = await page.text();
  if (!page.ok || !page.url.startsWith(sandbox.address)) throw new Error(text);
}

function mandatesOf(
  kind: SandboxKind,
  sandbox: SandboxControl,
  hurry: Hurry,
  notices: MandateWorld['notices'],
): Pick<ProviderWorld, 'mandates'> {
  const acts = kind.mandates?.(sandbox);
  if (!acts) return {};
  const breakCollection = async (attempt: Attempt, fault: CallFault): Promise<void> => {
    const name = kind.callFaults?.[fault] ?? callFaults[fault];
    const match = { outTradeNo: kind.numberOf(attempt), method: kind.collectMethod };
    const added = await sandbox.post('/sandbox/faults', { fault: name, match, ms: slowMs });
    if (!added['isOk']) throw new Error(JSON.stringify(added));
    if (fault.startsWith('timeout')) hurry.begin();
  };
  return { mandates: { ...acts, breakCollection, notices } };
}

function faultsOf(
  kind: SandboxKind,
  sandbox: SandboxControl,
  hurry: Hurry,
): Pick<
  ProviderWorld,
  'breakCall' | 'breakNotices' | 'delayEffect' | 'letMoneyComeLate' | 'delayRefund'
> {
  const add = async (
    attempt: Attempt,
    fault: string,
    method?: string,
    ms?: number,
  ): Promise<void> => {
    const match = { outTradeNo: kind.numberOf(attempt), ...(method ? { method } : {}) };
    const added = await sandbox.post('/sandbox/faults', { fault, match, ms });
    if (!added['isOk']) throw new Error(JSON.stringify(added));
  };
  return {
    async breakCall(attempt, call, fault) {
      const name = kind.callFaults?.[fault] ?? callFaults[fault];
      await add(attempt, name, kind.methods[call], slowMs);
      if (fault.startsWith('timeout')) hurry.begin();
    },
    async delayEffect(attempt, call, afterMs) {
      const method = call === 'collect' ? kind.collectMethod : kind.methods[call];
      await add(attempt, 'effect-after-timeout', method, afterMs);
      hurry.begin();
    },
    breakNotices: (attempt, fault) =>
      add(attempt, noticeFaults[fault], 'notice.pay', 3_600 * secondMs),
    letMoneyComeLate: (attempt, afterMs) =>
      add(attempt, 'late-success-after-close', undefined, afterMs),
    delayRefund: (attempt, afterMs, end) => {
      const name = `refund-pending-then-${end === 'success' ? 'success' : 'failed'}`;
      return add(attempt, name, undefined, afterMs);
    },
  };
}
