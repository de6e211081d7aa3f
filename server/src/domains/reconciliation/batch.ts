import { type Currency, type HongKongDay } from '#base';
import type { Found } from './break.ts';
import { type DayKey, type DaySum, roundedFee } from './day.ts';
import type { Payout } from './payout.ts';

/** What a provider owes us of a day's bill in one currency. */
export interface Batch extends DayKey {
  readonly currency: Currency;
  readonly expected: bigint;
  /** What is taken to have come before batches were kept. */
  readonly assumed: bigint;
  /** What payouts have brought of it. */
  readonly arrived: bigint;
  /** How many payouts have had a part in it. */
  readonly payouts: number;
}

export type BatchState = 'awaited' | 'settled' | 'short' | 'over';

/** What has not come of it; below zero where more came, or where we owe the provider. */
export function restOf({ expected, assumed, arrived }: Batch): bigint {
  return expected - assumed - arrived;
}

/** Whether any of it has come. */
export function isPaid({ payouts, assumed }: Batch): boolean {
  return payouts > 0 || assumed !== 0n;
}

export function stateOfBatch(batch: Batch): BatchState {
  const rest = restOf(batch);
  if (rest === 0n) return 'settled';
  if (!isPaid(batch)) return 'awaited';
  return rest > 0n ? 'short' : 'over';
}

/**
 * Per currency, all that moved on the day but what was paid out, less what the provider keeps and
 * what we gave payers ourselves.
 */
export function expectedOf(sums: readonly DaySum[]): Map<Currency, bigint> {
  const gross = new Map<Currency, bigint>();
  const fees = new Map<Currency, bigint>();
  for (const { kind, currency, amount, fee, coupon } of sums) {
    const moved = kind === 'payout' ? 0n : amount - coupon;
    gross.set(currency, (gross.get(currency) ?? 0n) + moved);
    fees.set(currency, (fees.get(currency) ?? 0n) + fee);
  }
  return new Map(
    [...gross].map(([currency, amount]) => [
      currency,
      amount - roundedFee(fees.get(currency) ?? 0n),
    ]),
  );
}

/**
 * As if nothing had been taken to have come of it: a payout of before batches were kept may have
 * come after all.
 */
export function unassumed(batch: Batch): Batch {
  return { ...batch, assumed: 0n };
}

/** Whether only by being taken so any of it has come. */
export function isAssumed({ payouts, assumed }: Batch): boolean {
  return payouts === 0 && assumed !== 0n;
}

export interface Choosing {
  /** A day that the payout names. */
  readonly namedDay: HongKongDay | null;
  /**
   * By how much the payout is more, or below zero less, than what comes for so much; zero where
   * that is all of it.
   */
  differenceFor(expectedMinor: bigint): bigint;
  /** Whether all bills before it are there, so that nothing can be missing among the batches. */
  readonly isComplete: boolean;
}

/**
 * Which batches, of those that are open, oldest first, a payout settles: days on end, of which it
 * is exactly the sum, the named day the last of them if it can be; else what is lacking of one that
 * was paid short. A payout that is the sum of nothing is that of the day it names, or of the oldest
 * that nothing came for, with as many after it as come nearest to it. None while a bill is awaited.
 */
export function batchesFor(
  open: readonly Batch[],
  { namedDay, differenceFor, isComplete }: Choosing,
): readonly Batch[] {
  const unpaid = open.filter((one) => !isPaid(one));
  const isOfNamed = ({ last }: Run): boolean => unpaid[last]?.day === namedDay;
  const isExact = ({ sum }: Run): boolean => differenceFor(sum) === 0n;
  const daysOf = ({ first, last }: Run): readonly Batch[] => unpaid.slice(first, last + 1);
  const runs = runsOf(unpaid);
  const named = runs.filter(isOfNamed);
  const exact = named.find(isExact) ?? runs.find(isExact);
  if (exact) return daysOf(exact);
  const lacking = open.find((one) => isPaid(one) && differenceFor(restOf(one)) === 0n);
  if (lacking) return [lacking];
  if (!isComplete) return [];
  const near = named.length > 0 ? named : runs.filter(({ first }) => first === 0);
  const [nearest] = near
    .map((run) => ({ run, off: magnitude(differenceFor(run.sum)), days: run.last - run.first }))
    .toSorted((one, other) => {
      return one.off === other.off ? one.days - other.days : one.off < other.off ? -1 : 1;
    });
  return nearest ? daysOf(nearest.run) : [];
}

/** Batches on end, by their places among those that are unpaid, and what they lack together. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly sum: bigint;
}

/** Each sum is made of the one before: months of days without a payout are a moment's work. */
function runsOf(unpaid: readonly Batch[]): Run[] {
  return unpaid.flatMap((_, first) => {
    let sum = 0n;
    return unpaid.slice(first).map((one, more) => {
      sum += restOf(one);
      return { first, last: first + more, sum };
    });
  });
}

/** What each batch gets of a payout: what it lacks, and the last of them whatever is left. */
export function sharesOf(run: readonly Batch[], amount: bigint): (readonly [Batch, bigint])[] {
  const before = run.slice(0, -1);
  const last = run.at(-1);
  const rest = amount - sumOf(before);
  return [
    ...before.map((one) => [one, restOf(one)] as const),
    ...(last ? [[last, rest] as const] : []),
  ];
}

/** A day as providers write it into what they pay out: 2026-10-03 or 20261003. */
export function dayNamed(text: string): HongKongDay | null {
  for (const [, year, month, day] of text.matchAll(/(?<!\d)(2\d{3})-?(\d{2})-?(\d{2})(?!\d)/g)) {
    const named = `${year}-${month}-${day}`;
    if (!Number.isNaN(Date.parse(named))) return named;
  }
  return null;
}

/**
 * Days, of all that a provider owes us for or we owe it for in one currency, whose money it has
 * kept for refunds of days around them: by some day from each on they come to nothing for us.
 */
export function keptBackOf(all: readonly Batch[]): ReadonlySet<HongKongDay> {
  const unpaid = all
    .filter((one) => !isPaid(one))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  let sum = 0n;
  const sums = unpaid.map((one) => (sum += restOf(one)));
  const last = sums.findLastIndex((owed) => owed <= 0n);
  return new Set(unpaid.slice(0, last + 1).map(({ day }) => day));
}

/** What differs about a batch, if anything: nothing came by `missingBefore`, or not what had to. */
export function differenceOfBatch(batch: Batch, missingBefore: HongKongDay | null): Found[] {
  const { day, expected, assumed, arrived, currency } = batch;
  const state = stateOfBatch(batch);
  if (state === 'settled') return [];
  // A day of refunds alone is owed by us: a later payout is less by it.
  const isLate = missingBefore !== null && day < missingBefore && restOf(batch) > 0n;
  if (state === 'awaited' && !isLate) return [];
  const fact =
    state === 'awaited' ? 'payout_missing' : state === 'short' ? 'payout_short' : 'payout_over';
  return [payoutBreak(fact, currency, { came: assumed + arrived, expected }, null)];
}

/**
 * A payout that was exchanged for less, or more, than rates explain, about the last of its days.
 */
export function differenceOfExchange(payout: {
  readonly id: string;
  readonly cameAmount: bigint;
  readonly cameCurrency: Currency;
  readonly lacking: bigint;
}): Found[] {
  const { id, cameAmount: came, cameCurrency, lacking } = payout;
  if (lacking === 0n) return [];
  const fact = lacking < 0n ? 'payout_short' : 'payout_over';
  return [payoutBreak(fact, cameCurrency, { came, expected: came - lacking }, id)];
}

/**
 * A payout that settles no day: the clearing account went down by it, and by what of an exchange
 * rates do not explain.
 */
export function differenceOfUnplaced(payout: Payout): Found {
  const { id, amount, currency, cameAmount, cameCurrency, cameAt, lacking, named } = payout;
  return {
    ...payoutBreak('payout_unplaced', currency ?? cameCurrency, nothingExpected, id),
    subject: `payout ${id}`,
    billAmount: amount ?? cameAmount,
    ourAmount: -lacking,
    ourCurrency: lacking === 0n ? null : cameCurrency,
    occurredAt: cameAt,
    note: named === '' ? null : named,
  };
}

const nothingExpected = { came: 0n, expected: 0n } as const;

function payoutBreak(
  fact: Found['fact'],
  currency: Currency,
  { came, expected }: { readonly came: bigint; readonly expected: bigint },
  payout: string | null,
): Found {
  return {
    fact,
    subject: `${payout ?? 'batch'} ${currency} ${came}:${expected}`,
    kind: 'payout',
    number: null,
    providerNumber: payout,
    row: null,
    billAmount: came,
    billCurrency: currency,
    ourAmount: expected,
    ourCurrency: currency,
    ourState: null,
    occurredAt: null,
    note: null,
  };
}

function sumOf(run: readonly Batch[]): bigint {
  return run.reduce((sum, one) => sum + restOf(one), 0n);
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
