import fc from 'fast-check';
import { hourMs, minuteMs, present, secondMs } from '#base';
import { type Code, codes, type Shop } from './shop.ts';

/** An order to a sandbox to break something of one payment; its README says what each does. */
export interface Befalling {
  readonly fault: string;
  /** The call or the notice that is struck; every one where nothing is said. */
  readonly method?: string;
  /** Which event of its kind is struck, counted from one. */
  readonly nth?: number;
  readonly ms?: number;
}

/** A fault that a sandbox knows, and where it strikes. */
export interface KnownFault {
  readonly name: string;
  readonly at: 'call' | 'notice' | 'close' | 'refund' | 'charge' | 'bill';
}

/** What can go wrong with payments of each method, as its sandbox tells. */
export type Known = Readonly<Record<Code, readonly KnownFault[]>>;

export async function readKnown(of: Readonly<Record<Code, Shop>>): Promise<Known> {
  const each = codes.map(async (code) => [code, (await of[code].get('faults/known'))['faults']]);
  return Object.fromEntries(await Promise.all(each)) as Known;
}

export function namesAt(known: readonly KnownFault[], at: KnownFault['at']): readonly string[] {
  return known.filter((one) => one.at === at).map(({ name }) => name);
}

/** The call by which each is asked to pay back; a bank is asked by people. */
const refundCalls: Readonly<Record<Code, string | undefined>> = {
  alipay_cn: 'alipay.trade.refund',
  alipay_cycle: 'alipay.trade.refund',
  alipay_hk: 'refund',
  antom_cn: 'refund',
  wechat_cn: 'refund',
  wechat_hk: 'refund',
  wechat_global: 'refund',
  stripe: 'refunds.create',
  fps_qr: undefined,
};

/** A fault of each kind, as it strikes for sure where a payment goes that far. */
export function plainly({ name: fault, at }: KnownFault): Befalling {
  // A call that is only slow is so in real time.
  if (at === 'call') return { fault, nth: 1, ms: slowMs };
  return { fault, ms: minuteMs };
}

const slowMs = 80;

/** None as often as not, so that what comes after a payment is seen whole, too. */
export function befallingsOf(known: readonly KnownFault[]): fc.Arbitrary<readonly Befalling[]> {
  const call = callOf(namesAt(known, 'call'), [1, 1, 2, 3]);
  const notices = namesAt(known, 'notice');
  const one = notices.length === 0 ? call : fc.oneof(call, noticeOf(notices));
  const struck = fc.constantFrom(0, 0, 1, 2, 3).chain((length) => {
    return fc.array(one, { minLength: length, maxLength: length });
  });
  const closes = namesAt(known, 'close');
  // Nobody can close a code of the bank's.
  if (closes.length === 0) return struck;
  return fc
    .tuple(struck, fc.array(lateMoneyOf(closes), { maxLength: 1 }))
    .map((each): readonly Befalling[] => each.flat());
}

/** The answer to a refund is lost, it takes its time, comes to nothing, or is told twice. */
export function refundBefallingsOf(
  code: Code,
  known: readonly KnownFault[],
): fc.Arbitrary<readonly Befalling[]> {
  const method = refundCalls[code];
  if (method === undefined) return fc.constant([]);
  const ms = fc.integer({ min: 0, max: hourMs });
  const course = fc.record({ fault: fc.constantFrom(...namesAt(known, 'refund')), ms });
  const call = callOf(namesAt(known, 'call'), [1, 1, 2]).map((one) => ({ ...one, method }));
  const told = noticeOf(namesAt(known, 'notice')).map((one) => ({
    ...one,
    method: 'notice.refund',
  }));
  const one: fc.Arbitrary<Befalling> = fc.oneof(course, course, call, call, told);
  const none: fc.Arbitrary<readonly Befalling[]> = fc.constant([]);
  return fc.oneof(none, fc.array(one, { minLength: 1, maxLength: 2 }));
}

function callOf(names: readonly string[], nth: readonly number[]): fc.Arbitrary<Befalling> {
  return fc.record({
    fault: fc.constantFrom(...names),
    nth: fc.constantFrom(...nth),
    ms: fc.constant(slowMs),
  });
}

function noticeOf(names: readonly string[]): fc.Arbitrary<Befalling> {
  const ms = fc.integer({ min: secondMs, max: 20 * minuteMs });
  return fc.record({ fault: fc.constantFrom(...names), ms });
}

/** The payer's money arrives although the provider has said that the payment is closed. */
export function lateMoneyOf(names: readonly string[]): fc.Arbitrary<Befalling> {
  const ms = fc.integer({ min: 0, max: 2 * hourMs });
  return fc.record({ fault: fc.constantFrom(...names), ms });
}

/** A rule that a sandbox was given, and how often it has struck. */
interface Rule {
  readonly match: { readonly outTradeNo?: string };
  readonly fault: { readonly name: string };
  readonly fired: number;
}

export async function readRules(shop: Shop): Promise<readonly Rule[]> {
  return present((await shop.get('faults'))['faults'], 'rules') as readonly Rule[];
}
