import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { Stripe } from 'stripe';
import { readBalance, readSystemAccounts } from '#ledger';
import {
  askPayment,
  configureConnector,
  receiveNotice,
  sendDueRefunds,
  startPayment,
} from '#payments';
import { writePace } from '#platform/clock';
import { accountOf, type LineId } from '#subscribers';
import type { OrderedTopup } from '#topups';
import { auditEverything, isClean } from '../../src/audit.ts';
import { testStartMs } from './database.ts';
import { startSandboxProgram } from './sandbox-program.ts';
import { noticesApplied, openTopupWorld, type Person, type TopupWorld } from './topup-world.ts';

const accountId = 'acct_1CardWorldShop';
const secretKey = 'sk_test_cardworld0123456789';
const webhookSecret = 'whsec_cardworld0123456789';
const stripe = new Stripe(secretKey);

export interface PaidByCard extends Person {
  readonly topup: OrderedTopup;
}

/** The product and Stripe's sandbox as a program of its own, on one clock that the test sets. */
export interface CardWorld extends TopupWorld {
  /** A control call of the sandbox, which must say yes. */
  control(route: string, body?: object): Promise<Record<string, unknown>>;
  act(topup: OrderedTopup, what: string, body?: object): Promise<void>;
  /** The sandbox's own truth about an order's attempt. */
  look(topup: OrderedTopup): Promise<Record<string, unknown>>;
  passTime(byMs: number): void;
  /** A top-up of HK$100, unless other, that was paid by card and credited. */
  paid(valueMinor?: bigint, person?: Person): Promise<PaidByCard>;
  newcomer(balanceMinor?: bigint): Promise<Person>;
  /** The line's money, in minor units of HKD. */
  moneyOf(line: LineId): Promise<bigint>;
  netOf(account: string): Promise<bigint>;
  /** Tells us of an event, signed by Stripe, about a thing with these fields. */
  tellOf(type: string, thing: object): Promise<void>;
  /** Sends refunds that are due, and asks about those under way. */
  refundsRun(): Promise<void>;
  booksHold(): Promise<void>;
}

export async function openCardWorld(
  t?: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<CardWorld> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  const home = mkdtempSync(path.join(tmpdir(), 'lowu-cards-'));
  const clock = path.join(home, 'clock.json');
  const setTime = (atMs: number): void => {
    context.clock.set(atMs);
    writePace(clock, { realMs: 0, virtualMs: atMs, rate: 0 });
  };
  setTime(testStartMs);
  const sandbox = await startSandboxProgram('stripe', { home: path.join(home, 'state'), clock });
  (t ?? { after }).after(async () => {
    await sandbox.stop();
    rmSync(home, { recursive: true });
  });
  const control: CardWorld['control'] = async (route, body = {}) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.address}/sandbox/${route}`, init);
    assert.ok(response.ok, `${route}: ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  };
  await connect(world, control);
  let people = 0;
  let told = 0;
  const newcomer = (balanceMinor = 0n): Promise<Person> => {
    people += 1;
    return world.person([`+8525124${4_000 + people}`], balanceMinor);
  };
  return {
    ...world,
    control,
    newcomer,
    act: async (topup, what, body) => void (await control(`trades/${topup.attempt}/${what}`, body)),
    async look(topup) {
      const response = await fetch(`${sandbox.address}/sandbox/trades/${topup.attempt}`);
      return (await response.json()) as Record<string, unknown>;
    },
    passTime: (byMs) => setTime(context.clock.now() + byMs),
    async paid(valueMinor = 10_000n, given) {
      const person = given ?? (await newcomer());
      const topup = await world.order(person.number, valueMinor, person.subscriber, 'stripe');
      const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
      const from = { notifyBaseUrl: 'http://127.0.0.1:9/notices', payer };
      await startPayment(context, topup.attempt, from);
      await control(`trades/${topup.attempt}/pay`, {});
      await askPayment(context, topup.attempt);
      return { ...person, topup: await world.read(topup.id, person.subscriber) };
    },
    tellOf: (type, thing) => tellOf(world, (told += 1), type, thing),
    ...booksOf(world),
    refundsRun: async () => void (await sendDueRefunds(context)),
  };
}

function booksOf({ context }: TopupWorld): Pick<CardWorld, 'moneyOf' | 'netOf' | 'booksHold'> {
  return {
    async moneyOf(line) {
      const { units } = await readBalance(context, accountOf(line));
      return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
    },
    async netOf(account) {
      const accounts = await readSystemAccounts(context);
      return accounts.find((one) => one.account === account && one.unit === 'HKD')?.net ?? 0n;
    },
    async booksHold() {
      const checks = await auditEverything(context);
      const problems = checks.flatMap((check) => check.problems);
      assert.ok(isClean(checks), problems.join('\n'));
    },
  };
}

async function connect({ context }: TopupWorld, control: CardWorld['control']): Promise<void> {
  const { gateway } = await control('merchants', { id: accountId, secretKeys: [secretKey] });
  await configureConnector(context, {
    code: 'stripe',
    provider: 'stripe',
    isEnabled: true,
    priority: 2,
    settings: {
      accountId,
      secretKey,
      webhookSecrets: [webhookSecret],
      gateway,
      isProduction: false,
    },
  });
}

async function tellOf(
  { context }: TopupWorld,
  told: number,
  type: string,
  thing: object,
): Promise<void> {
  const event = {
    id: `evt_${String(told).padStart(24, '0')}`,
    object: 'event',
    livemode: false,
  };
  const payload = JSON.stringify({ ...event, type, data: { object: thing } });
  const timestamp = context.clock.now() / 1_000;
  const signing = { payload, secret: webhookSecret, timestamp };
  const signature = stripe.webhooks.generateTestHeaderString(signing);
  const headers = { 'stripe-signature': signature };
  await receiveNotice(context, 'stripe', { headers, body: Buffer.from(payload) });
  await noticesApplied(context);
}
