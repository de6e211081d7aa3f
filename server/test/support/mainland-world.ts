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
import { openings } from '../simulation/methods/openings.ts';
import type { Shop } from '../simulation/methods/shop.ts';
import { shopAt } from '../simulation/methods/shops.ts';
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

const programs = { wechat_cn: 'wechat', alipay_cycle: 'alipay' } as const;

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
  const shops = await openWallets(context, hooks, home, clock);
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
      const shop = present(shops.get(method), method);
      return (await shop.get(`trades/${shop.numberOf(attempt)}`))['totalAmount'];
    },
    told: ({ number }) => {
      const text = `select kind, body, queued_at from notifications.message
        where receiver = $1 order by queued_at, id`;
      return context.db.read<Told>({ name: 'test: told in the Mainland', text }, [number]);
    },
  };
}

/** A shop of ours at the sandbox of each wallet, and our connector to it. */
async function openWallets(
  context: Context,
  hooks: { after(work: () => Promise<void>): void },
  home: string,
  clock: string,
): Promise<ReadonlyMap<string, Shop>> {
  const shops = new Map<string, Shop>();
  for (const code of ['wechat_cn', 'alipay_cycle'] as const) {
    const program = programs[code];
    const { address, stop } = await startSandboxProgram(program, {
      home: path.join(home, program),
      clock,
    });
    hooks.after(stop);
    const shop = shopAt(address, code === 'wechat_cn' ? (id) => id.slice(4) : undefined);
    shops.set(code, shop);
    const opened = await openings[code](shop, nowhere);
    await configureConnector(context, { code, isEnabled: true, priority: 3, ...opened });
  }
  return shops;
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
