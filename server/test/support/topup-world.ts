import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hongKongWallClock, majorOf, type PhoneNumber } from '#base';
import { loadCatalog, planOf, readCatalog } from '#catalog';
import { recordRate } from '#fx';
import { credit } from '#ledger';
import { configureConnector, receiveNotice } from '#payments';
import type { Context } from '#platform/context';
import {
  accountOf,
  createLine,
  createSubscriber,
  type LineId,
  type SubscriberId,
} from '#subscribers';
import {
  type Maker,
  orderTopup,
  quoteTopup,
  readTopup,
  type OrderedTopup,
  type TopupId,
} from '#topups';
import { reactions } from '../../src/reactions.ts';
import { allSettings } from '../../src/settings.ts';
import { type TestContext, type TestDatabase, testDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { newRsaPair, type RsaPair } from './rsa-pair.ts';

const merchant = { appId: '2021000000000001', sellerId: '2088000000000001' };

/** A database with the demo catalogue, people, and an Alipay whose key the test holds. */
export interface TopupWorld {
  readonly database: TestDatabase;
  readonly context: TestContext;
  person(numbers: readonly PhoneNumber[], balanceMinor?: bigint, plan?: string): Promise<Person>;
  /** Quotes and orders; `maker` is the line's owner unless given. */
  order(
    number: PhoneNumber,
    valueMinor: bigint,
    maker: Maker,
    method?: string,
  ): Promise<OrderedTopup>;
  read(id: TopupId, maker: Maker): Promise<OrderedTopup>;
  /**
   * Has Alipay tell something about the order's attempt, signed. The fields win over the usual
   * ones.
   */
  tell(topup: OrderedTopup, fields?: Readonly<Record<string, string>>): Promise<void>;
  /** The body of what `tell` tells, signed by Alipay; each is an event of its own. */
  notice(topup: OrderedTopup, fields?: Readonly<Record<string, string>>): Buffer;
}

export interface Person {
  readonly subscriber: SubscriberId;
  readonly line: LineId;
  readonly number: PhoneNumber;
}

let keys: { readonly ours: RsaPair; readonly alipay: RsaPair } | undefined;

/** All worlds of a process have the same: to make them costs more than most tests do. */
function keysOfThisProcess(): NonNullable<typeof keys> {
  keys ??= { ours: newRsaPair(), alipay: newRsaPair() };
  return keys;
}

export async function openTopupWorld(
  t?: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<TopupWorld> {
  for (const name of Object.keys(settings)) {
    const isKnown = allSettings.some((one) => one.name === name);
    assert.ok(isKnown, `there is no setting ${name}, and the test would set nothing`);
  }
  const database = await testDatabase(t);
  const context = database.context({ reactions, settings });
  const seed = new URL('../../db/seed/demo-catalog.json', import.meta.url);
  await loadCatalog(context, JSON.parse(readFileSync(seed, 'utf8')));
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
  await connectOurAlipay(context);
  return { database, ...topupWorldIn(context) };
}

/** Takes the Alipay whose key this process has, in place of whichever was connected before. */
export async function connectOurAlipay(
  context: TestContext,
  { priority = 1, ...also }: { readonly feeBasisPoints?: unknown; readonly priority?: number } = {},
): Promise<void> {
  const { ours, alipay } = keysOfThisProcess();
  await configureConnector(context, {
    code: 'alipay_cn',
    provider: 'alipay_cn',
    isEnabled: true,
    priority,
    settings: {
      ...merchant,
      appPrivateKey: ours.privatePem,
      alipayPublicKeys: [alipay.publicPem],
      gateway: 'http://127.0.0.1:9/gateway.do',
      isProduction: false,
      ...also,
    },
  });
}

/** Payments by FPS into this account at a bank whose gateway nobody listens at. */
export async function connectOurFps(
  context: Context,
  accountNumber = '024-001234-001',
  { priority = 4, ...also }: { readonly feeBasisPoints?: number; readonly priority?: number } = {},
): Promise<void> {
  await configureConnector(context, {
    code: 'fps_qr',
    provider: 'fps_qr',
    isEnabled: true,
    priority,
    settings: {
      fpsId: '1669932',
      accountNumber,
      merchantName: 'LOWU MOBILE',
      clientId: 'lowu',
      secrets: ['a secret that was agreed with the bank'],
      gateway: 'http://127.0.0.1:9',
      isProduction: false,
      ...also,
    },
  });
}

/**
 * What people do in a database in which Alipay is connected already, and has told so often: a
 * notice with the number of one that is known would be taken for that one.
 */
export function topupWorldIn(context: TestContext, toldBefore = 0): Omit<TopupWorld, 'database'> {
  const { alipay } = keysOfThisProcess();
  let told = toldBefore;
  const notice: TopupWorld['notice'] = (topup, given = {}) => {
    told += 1;
    const fields = { ...paidFields(context, topup, told), ...given };
    const signed = Object.entries(fields)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&');
    const form = { ...fields, sign_type: 'RSA2', sign: alipay.sign(signed) };
    return Buffer.from(new URLSearchParams(form).toString());
  };
  const read = async (id: TopupId, maker: Maker): Promise<OrderedTopup> =>
    (await readTopup(context, id, maker)) as OrderedTopup;
  return {
    context,
    read,
    person: (numbers, balanceMinor = 320n, plan = 'commuter') =>
      makePerson(context, numbers, balanceMinor, plan),
    order: (number, valueMinor, maker, method) =>
      placeOrder(context, number, valueMinor, maker, method),
    notice,
    tell: async (topup, given) => {
      await receiveNotice(context, 'alipay_cn', { headers: {}, body: notice(topup, given) });
      await noticesApplied(context);
    },
  };
}

function paidFields(
  context: TestContext,
  topup: OrderedTopup,
  told: number,
): Record<string, string> {
  const now = hongKongWallClock(context.clock.now());
  return {
    app_id: merchant.appId,
    seller_id: merchant.sellerId,
    charset: 'utf-8',
    version: '1.0',
    notify_id: `2026112300222${String(told).padStart(20, '0')}`,
    notify_time: now,
    notify_type: 'trade_status_sync',
    trade_no: `20261123${BigInt(`0x${topup.id.slice(4)}`) % 10n ** 20n}`,
    out_trade_no: topup.attempt,
    trade_status: 'TRADE_SUCCESS',
    total_amount: majorOf(topup.price),
    gmt_payment: now,
  };
}

/** Applying a notice is not waited for by whoever sent it; a test waits until none is left. */
export async function noticesApplied({ db }: Context): Promise<void> {
  const waiting = {
    name: 'test: read waiting notices',
    text: 'select count(*) as left from payments.waiting_notice',
  };
  await eventually('every notice was applied', async () => {
    const [row] = await db.read<{ left: bigint }>(waiting);
    return row?.left === 0n;
  });
}

/** A subscriber with one line; its balance is in minor units of HKD. */
export async function makePerson(
  context: Context,
  numbers: readonly PhoneNumber[],
  balanceMinor: bigint,
  planCode: string,
): Promise<Person> {
  const plan = planOf(await readCatalog(context), planCode);
  return context.db.transaction(async (tx) => {
    const subscriber = createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' });
    const line = await createLine(tx, {
      subscriber,
      plan,
      numbers: numbers.map((number) => ({ number, registration: 'registered' })),
      validDays: 23,
    });
    if (balanceMinor > 0n) {
      const amount = { unit: 'HKD', amount: balanceMinor } as const;
      credit(tx, accountOf(line), amount, 'bank', { code: 'starter', cause: line });
    }
    return { subscriber, line, number: numbers[0] ?? '+' };
  });
}

/** Quotes and orders, in whatever context: one that has lost its database comes back to it. */
export async function placeOrder(
  context: TestContext,
  number: PhoneNumber,
  valueMinor: bigint,
  maker: Maker,
  method = 'alipay_cn',
): Promise<OrderedTopup> {
  const quote = await quoteTopup(context, { number, valueMinor, maker, channel: 'app' });
  return orderQuoted(context, quote.id, maker, method);
}

/** Orders what was quoted, though the same was ordered minutes ago. */
export async function orderQuoted(
  context: TestContext,
  quote: Parameters<typeof orderTopup>[1]['quote'],
  maker: Maker,
  method = 'alipay_cn',
  place?: string,
): Promise<OrderedTopup> {
  const key = context.ids.next('key', 0).slice(4);
  const id = await orderTopup(context, {
    request: { caller: maker.slice(4), key, fingerprint: Buffer.from(quote) },
    quote,
    method,
    maker,
    place,
    scenes: ['mobile_web'],
    returnUrl: 'http://localhost/top-ups/{topup}',
    language: 'zh-Hant',
    isTwinIntended: true,
  });
  return (await readTopup(context, id, maker)) as OrderedTopup;
}
