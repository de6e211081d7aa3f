import assert from 'node:assert/strict';
import { dayMs, hourMs, type InstantMs, type Language, madeAt, minorOf, minuteMs } from '#base';
import { readRule } from '#auto-topups';
import { readMandate } from '#mandates';
import { readLine } from '#subscribers';
import { listTopupsOfLine } from '#topups';
import type { Resident, Town } from './town.ts';

/** What left a wallet and did not come back. */
export interface Charge {
  readonly atMs: InstantMs;
  readonly minor: bigint;
}

const periodMs = 30 * dayMs;
const sinceMs = 200 * dayMs;

/** By the wallet's own books. */
export async function chargesOf(
  { network: { context }, shop }: Town,
  { line }: Resident,
): Promise<readonly Charge[]> {
  const topups = await listTopupsOfLine(context, line, context.clock.now() - sinceMs, 1_000);
  const own = new Set(topups.map(({ attempt }) => String(attempt)));
  return (await shop.trades())
    .filter(({ outTradeNo, paidMs }) => paidMs !== null && own.has(outTradeNo))
    .map(({ paidMs, totalAmount, refundedAmount }) => ({
      atMs: Number(paidMs),
      minor: (minorOf(totalAmount) ?? 0n) - (minorOf(refundedAmount) ?? 0n),
    }))
    .filter(({ minor }) => minor > 0n)
    .sort((one, other) => one.atMs - other.atMs);
}

function sumOf(charges: readonly Charge[]): bigint {
  return charges.reduce((sum, { minor }) => sum + minor, 0n);
}

/**
 * In no 30 days whatever more than was agreed to, in dollars or in times; and each an amount that
 * was agreed to, with no fee on top.
 */
export function assertWithinCap({ number, wish }: Resident, charges: readonly Charge[]): void {
  const { amountMinor, monthlyMinor } = wish;
  for (const { minor } of charges) {
    const isAgreed = minor === monthlyMinor || (amountMinor !== null && minor % amountMinor === 0n);
    assert.ok(isAgreed, `${number}: ${minor} was charged, which nobody agreed to`);
  }
  for (const { atMs } of charges) {
    const within = charges.filter((one) => one.atMs <= atMs && one.atMs > atMs - periodMs);
    const said = `${number}: ${sumOf(within)} in ${within.length} times until ${atMs}`;
    assert.ok(sumOf(within) <= wish.capMinor && within.length <= wish.capTimes, said);
  }
}

/** Money in cents. */
export async function moneyOf({ network }: Town, { line }: Resident): Promise<bigint> {
  return minorOf((await network.balance(line)).split('/')[0] ?? '') ?? 0n;
}

/** Why a line is not topped up, of what its owner has agreed to. */
type Excuse = 'off' | 'paused' | 'unknown' | 'within the hour' | 'declined' | 'times' | 'cap';

/** One that holds, and since when. */
interface Held {
  readonly excuse: Excuse;
  readonly sinceMs: InstantMs;
}

/**
 * Why a line is below its level or near its end: undefined where there is no reason, and it should
 * have been topped up.
 */
async function excuseOf(town: Town, one: Resident): Promise<Held | undefined> {
  const { context } = town.network;
  const nowMs = context.clock.now();
  const [{ rule, open, events, usedMinor, usedTimes }, mandates] = await Promise.all([
    readRule(context, one.line),
    Promise.all(one.mandates.map((mandate) => readMandate(context, mandate))),
  ]);
  if (rule?.state !== 'on') {
    return { excuse: rule?.state === 'paused' ? 'paused' : 'off', sinceMs: 0 };
  }
  const busy = mandates.flatMap(({ openAttempt }) => (openAttempt ? [madeAt(openAttempt)] : []));
  const openSince = Math.min(...busy, open?.openedAt ?? nowMs);
  if (open || busy.length > 0) return { excuse: 'unknown', sinceMs: openSince };
  const last = events.find(({ event }) => event === 'ordered');
  if (last && nowMs - last.at < hourMs) return { excuse: 'within the hour', sinceMs: last.at };
  const canPay = mandates.some(({ state, restsUntil }) => {
    return state === 'active' && (restsUntil ?? 0) <= nowMs;
  });
  if (!canPay) return { excuse: 'declined', sinceMs: 0 };
  const { capMinor, capTimes, amountMinor } = one.wish;
  // Counted by when it was known, which may be a day later than by the wallet's own books.
  if (usedTimes >= capTimes) return { excuse: 'times', sinceMs: 0 };
  const isCapped = usedMinor + (amountMinor ?? 0n) > capMinor;
  return isCapped ? { excuse: 'cap', sinceMs: 0 } : undefined;
}

/** A wallet's no, by the rule's own words or the mandate's. */
const declines = [
  'auto_topup_declined',
  'auto_topup_paused',
  'auto_topup_rests',
  'collection_needs_payer',
  'collection_stopped',
] as const;

/**
 * What owners hear of each excuse, and from when on at the latest: one of these since the line was
 * last topped up. None can be added without.
 */
const answers: Readonly<
  Record<Excuse, { readonly kinds: readonly string[]; readonly afterMs: number }>
> = {
  off: { kinds: ['auto_topup_stopped', 'auto_topup_stopped_open'], afterMs: 0 },
  paused: { kinds: ['auto_topup_paused', 'auto_topup_rests'], afterMs: 0 },
  // Most are known soon; then a mandate that pays for another line is busy.
  unknown: { kinds: ['auto_topup_unknown', 'auto_topup_not_made'], afterMs: 15 * minuteMs },
  'within the hour': { kinds: ['auto_topup_put_off', ...declines], afterMs: 0 },
  declined: { kinds: ['auto_topup_not_made', ...declines], afterMs: 0 },
  times: { kinds: ['auto_topup_not_made'], afterMs: 0 },
  cap: { kinds: ['auto_topup_cap_reached'], afterMs: 0 },
};

const readTold = {
  name: 'test: told in a town',
  text: `select kind, language, body, state, failure, channel, queued_at
    from notifications.message
    where receiver = $1 order by queued_at, id`,
};

export interface Told {
  readonly kind: string;
  readonly language: Language;
  readonly body: string;
  readonly state: string;
  readonly failure: string | null;
  readonly channel: string | null;
  readonly queuedAt: InstantMs;
}

export function toldTo(town: Town, { number }: Resident): Promise<readonly Told[]> {
  return town.network.context.db.read<Told>(readTold, [number]);
}

/** What a rule has done lately, newest first, for whoever looks into what it left undone. */
async function logOf({ network: { context } }: Town, { line }: Resident): Promise<string> {
  const { rule, events } = await readRule(context, line);
  const lines = events
    .slice(0, 8)
    .map(({ at, event, reason }) => `${new Date(at).toISOString()} ${event} ${reason ?? ''}`);
  const dueAt = rule?.dueAt ?? null;
  const due = dueAt === null ? 'never' : new Date(dueAt).toISOString();
  return [new Date(context.clock.now()).toISOString(), `due ${due}`, ...lines].join('\n');
}

/**
 * A line that is low has a reason, and its owner knows it since it was last topped up. What our own
 * schedule does beside the test may be under way, and is waited for.
 */
export async function assertServed(town: Town, one: Resident): Promise<void> {
  let problem = await problemOf(town, one);
  for (let waited = 0; problem !== undefined && waited < mostWaits; waited += 1) {
    await town.pass(0);
    problem = await problemOf(town, one);
  }
  if (problem !== undefined) assert.fail(`${problem}: ${await logOf(town, one)}`);
}

const mostWaits = 50;

/** For this long after its day what is planned may be tried again, or be waiting for its turn. */
const planMs = 3 * dayMs;

interface Need {
  readonly isLow: boolean;
  readonly said: string;
}

async function needOf(town: Town, one: Resident): Promise<Need | undefined> {
  const { context } = town.network;
  const money = await moneyOf(town, one);
  if (money < (one.wish.belowMinor ?? 0n)) {
    return { isLow: true, said: `${one.number} has ${money}` };
  }
  const { daysLeft } = one.wish;
  if (daysLeft === null) return undefined;
  const { validUntil } = await readLine(context, one.line);
  const leftMs = (validUntil ?? 0) - context.clock.now();
  if (leftMs >= daysLeft * dayMs - planMs) return undefined;
  return { isLow: false, said: `${one.number} expires in ${leftMs} ms` };
}

async function problemOf(town: Town, one: Resident): Promise<string | undefined> {
  const need = await needOf(town, one);
  if (need === undefined) return undefined;
  const held = await excuseOf(town, one);
  if (held === undefined) return `${need.said} and nothing is done`;
  const { excuse, sinceMs } = held;
  const { kinds, afterMs } = answers[excuse];
  if (town.network.context.clock.now() - sinceMs < afterMs) return undefined;
  // What is planned was told ahead, and is not told of an hour.
  if (excuse === 'within the hour' && !need.isLow) return undefined;
  const told = await toldTo(town, one);
  const lastCharged = told.findLastIndex(({ kind }) => chargedKinds.has(kind));
  const since = told.slice(lastCharged + 1).map(({ kind }) => kind);
  const isTold = since.some((kind) => kinds.includes(kind));
  return isTold ? undefined : `${one.number} was not told why: ${excuse}; ${since.join()}`;
}

const chargedKinds: ReadonlySet<string> = new Set(['auto_topup_charged', 'auto_topup_scheduled']);

const charged: Readonly<Record<Language, RegExp>> = {
  'zh-Hant': wholly(
    '(?:自動增值：結餘低於HK\\$20，AlipayHK已|定期增值：已從AlipayHK)扣HK\\$[\\d,]+。',
    '30日HK\\$([\\d,]+)／(?:上限)?HK\\$([\\d,]+)。App可停',
  ),
  'zh-Hans': wholly(
    '【双湾通讯】(?:自动充值：余额低于HK\\$20，AlipayHK已|定期充值：已从AlipayHK)扣HK\\$[\\d,]+。',
    '30日HK\\$([\\d,]+)/HK\\$([\\d,]+)。App可停',
  ),
  en: wholly(
    '(?:Auto top-up: balance was below HK\\$20, |Scheduled top-up: )',
    'HK\\$[\\d,]+ taken from AlipayHK\\. ',
    'HK\\$([\\d,]+) of HK\\$([\\d,]+) in 30 days\\. Stop it in the app\\.',
  ),
};

function wholly(...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join('')}$`);
}

/**
 * On the phone is every message once, in its owner's language; and of each charge that stayed one,
 * which says how much of the cap is used.
 */
export async function assertToldOnce(town: Town, one: Resident): Promise<void> {
  const { language, number, wish } = one;
  const told = await toldTo(town, one);
  const texts = (await town.centre.messages(number)).map(({ text }) => text);
  const sent = told.filter(({ state }) => state === 'sent' || state === 'delivered');
  assert.deepEqual(texts.toSorted(), sent.map(({ body }) => body).sort());
  const unsent = told.filter((message) => !sent.includes(message));
  assert.deepEqual(
    unsent.filter(({ kind }) => kind.startsWith('auto')),
    [],
  );
  assert.deepEqual([...new Set(told.map((message) => message.language))], [language]);
  const counted = texts.map((text) => charged[language].exec(text)).filter((one) => one !== null);
  assert.equal(counted.length, (await chargesOf(town, one)).length, `${number} was told of each`);
  for (const [text, used, cap] of counted) {
    assert.equal(minorIn(cap), wish.capMinor);
    assert.ok(minorIn(used) <= wish.capMinor, text);
  }
}

/** What people read as whole dollars, with commas. */
function minorIn(dollars = ''): bigint {
  return BigInt(dollars.replaceAll(',', '')) * 100n;
}
