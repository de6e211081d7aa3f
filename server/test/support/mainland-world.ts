import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type HongKongDay, hongKongDay, type PhoneNumber, present } from '#base';
import { claimDueRules, readRule } from '#auto-topups';
import {
  askForMandate,
  type MandateId,
  offeredConsent,
  readMandate,
  returnFromSigning,
  signMandate,
} from '#mandates';
import { askPayment, configureConnector } from '#payments';
import { writePace } from '#platform/clock';
import type { Context } from '#platform/context';
import { listTopupsOfLine, type OrderedTopup } from '#topups';
import { jobsDone } from './auto-world.ts';
import { testStartMs } from './database.ts';
import { newRsaPair } from './rsa-pair.ts';
import { startSandboxProgram } from './sandbox-program.ts';
import { openTopupWorld, type Person, type TopupWorld } from './topup-world.ts';

/** The Mainland's ways to pay by a mandate, in CNY: WeChat's 委托代扣 and Alipay's 周期扣款. */
export type Wallet = 'wechat_cn' | 'alipay_cycle';

/** The product beside sandboxes of both, on one clock that the test sets. */
export interface MainlandWorld extends TopupWorld {
  newcomer(): Promise<Person>;
  /** The payer agrees on the wallet's page, of Alipay's to this day of each month. */
  sign(person: Person, wallet: Wallet, firstDay: HongKongDay): Promise<MandateId>;
  pass(ms: number): void;
  today(): HongKongDay;
  /** Looks at what is due by the clock and does what follows, payments that were begun included. */
  sweep(person: Person): Promise<void>;
  /** The same at each time at which its rule is due, until so many top-ups are made. */
  liveUntil(person: Person, topups: number): Promise<void>;
  topups(person: Person): Promise<readonly OrderedTopup[]>;
  /** What the wallet has taken for a top-up, in yuan. */
  taken(topup: OrderedTopup): Promise<unknown>;
  told(person: Person): Promise<readonly Told[]>;
}

export interface Told {
  readonly kind: string;
  readonly body: string;
  readonly queuedAt: number;
}

type Fields = Readonly<Record<string, unknown>>;
type Post = (route: string, body: object) => Promise<Fields>;

const openings: Readonly<Record<Wallet, (post: Post) => Promise<Fields>>> = {
  async wechat_cn(post) {
    const [mchId, appId, planId] = ['1900000109', 'wx8888888888888888', '100123'];
    const [apiV3Key, apiV2Key, serial] = ['a3'.repeat(16), 'b2'.repeat(16), 'C1'.repeat(20)];
    const pair = newRsaPair();
    const merchant = { mchId, region: 'cn', appIds: [appId], apiV3Key, apiV2Key, serial };
    const more = { planIds: [planId], publicKeyPem: pair.publicPem };
    const theirs = await post('merchants', { ...merchant, ...more, refundNotifyUrl: nowhere });
    return {
      appId,
      mchId,
      apiV3Key,
      apiV2Key,
      planId,
      merchantPrivateKey: pair.privatePem,
      merchantSerial: serial,
      platformPublicKeys: [theirs['platformPublicKey']],
      usesCertificates: false,
      gateway: theirs['gateway'],
      isProduction: false,
    };
  },
  async alipay_cycle(post) {
    const names = { appId: '2021000000000002', sellerId: '2088000000000002' };
    const pair = newRsaPair();
    const theirs = await post('merchants', { ...names, appPublicKeyPem: pair.publicPem });
    return {
      ...names,
      appPrivateKey: pair.privatePem,
      alipayPublicKeys: [theirs['alipayPublicKey']],
      gateway: theirs['gateway'],
      agreementProduct: 'CYCLE_PAY_AUTH',
      signScene: 'INDUSTRY|CARRIER',
      isProduction: false,
    };
  },
};

const wallets = {
  wechat_cn: { program: 'wechat', provider: 'wechat_cn' },
  alipay_cycle: { program: 'alipay', provider: 'alipay_cn' },
} as const;

const nowhere = 'http://127.0.0.1:9/notices';

export async function openMainlandWorld(hooks: {
  after(work: () => Promise<void>): void;
}): Promise<MainlandWorld> {
  const world = await openTopupWorld(hooks);
  const { context, database } = world;
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-mainland-'));
  const clock = path.join(home, 'clock.json');
  const setTime = (atMs: number): void => {
    context.clock.set(atMs);
    writePace(clock, { realMs: 0, virtualMs: atMs, rate: 0 });
  };
  setTime(testStartMs);
  const addresses = await openWallets(context, hooks, home, clock);
  hooks.after(async () => rmSync(home, { recursive: true }));
  let people = 0;
  const topups = async ({ line }: Person): Promise<readonly OrderedTopup[]> => {
    const all = await listTopupsOfLine(context, line, testStartMs, 50);
    return all.toReversed() as OrderedTopup[];
  };
  const jobs = () => jobsDone(context, database.url);
  const sweep = async (person: Person): Promise<void> => {
    await claimDueRules(context);
    await jobs();
    for (const { state, attempt } of await topups(person)) {
      if (state === 'confirming') await askPayment(context, attempt);
    }
    await jobs();
  };
  const pass = (ms: number): void => setTime(context.clock.now() + ms);
  return {
    ...world,
    pass,
    topups,
    sweep,
    today: () => hongKongDay(context.clock.now()),
    newcomer: () => {
      people += 1;
      const number: PhoneNumber = `+8526${String(people).padStart(7, '0')}`;
      return world.person([number], 10_000n);
    },
    sign: (person, wallet, firstDay) => sign(world, person, wallet, firstDay),
    async liveUntil(person, most) {
      for (let steps = 0; steps < 24 && (await topups(person)).length < most; steps += 1) {
        const { rule } = await readRule(context, person.line);
        pass(Math.max(0, present(rule?.dueAt, 'a time to look') - context.clock.now()));
        await sweep(person);
      }
    },
    async taken({ method, attempt }) {
      const number = method === 'wechat_cn' ? attempt.slice(4) : attempt;
      return (await call(`${addresses.get(method)}/sandbox/trades/${number}`))['totalAmount'];
    },
    told: ({ number }) => {
      const text = `select kind, body, queued_at from notifications.message
        where receiver = $1 order by queued_at, id`;
      return context.db.read<Told>({ name: 'test: told in the Mainland', text }, [number]);
    },
  };
}

/** The sandbox of each wallet and our connector to it; where each listens. */
async function openWallets(
  context: Context,
  hooks: { after(work: () => Promise<void>): void },
  home: string,
  clock: string,
): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  for (const [code, { program, provider }] of Object.entries(wallets)) {
    const sandbox = await startSandboxProgram(program, { home: path.join(home, program), clock });
    hooks.after(() => sandbox.stop());
    addresses.set(code, sandbox.address);
    const post: Post = (route, body) => call(`${sandbox.address}/sandbox/${route}`, body);
    const settings = await openings[code as Wallet](post);
    await configureConnector(context, { code, provider, isEnabled: true, priority: 3, settings });
  }
  return addresses;
}

async function call(url: string, body?: object): Promise<Fields> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url, init);
  return (await response.json()) as Fields;
}

async function sign(
  { context }: TopupWorld,
  { subscriber: owner }: Person,
  connector: Wallet,
  firstDay: HongKongDay,
): Promise<MandateId> {
  const plan = { unit: 'month', count: 1, firstDay } as const;
  const id = await askForMandate(context, {
    owner,
    connector,
    language: 'en',
    consentVersion: offeredConsent(context, 'en').consent.version,
    returnUrl: 'http://localhost/mandates',
    notifyBaseUrl: nowhere,
    ...(connector === 'alipay_cycle' ? { plan } : {}),
  });
  const page = await fetch(await signMandate(context, id, `http://localhost/${id}/signed`));
  const agree = { method: 'POST', redirect: 'manual' } as const;
  const answer = await fetch(`${page.url.replace(/\?.*$/, '')}/agree`, agree);
  const back = new URL(answer.headers.get('location') ?? '/', 'http://localhost');
  await returnFromSigning(context, id, Object.fromEntries(back.searchParams));
  present((await readMandate(context, id)).signedAt, 'a signed mandate');
  return id;
}
