import { type InstantMs, secondMs } from '#base';
import type { Service } from '#catalog';
import { affordable, type Reach } from './affordable.ts';
import { type Charge, chargeWithin } from './charge.ts';
import { tableAfter, type Terms, termsAt } from './choose-rate.ts';
import { countIn, type DayCount } from './day-count.ts';
import { newlyCounted, usableWithin } from './meter.ts';
import type { PackShare } from './pack-units.ts';
import type { QuotaRules } from './quota-rules.ts';
import type { RateTable } from './rate-table.ts';
import type { Purse, RunningUse } from './rate-use.ts';

export interface QuotaQuestion {
  /** As `chooseRate` gave them at `atMs`. */
  readonly terms: Terms;
  readonly tables: readonly RateTable[];
  readonly use: RunningUse;
  readonly purse: Purse;
  /** Money that this use may spend, what it has on hold included. */
  readonly moneyMinor: bigint;
  readonly atMs: InstantMs;
  /** How fast the use has been going lately. Null before anything was used. */
  readonly unitsPerSecond: number | null;
  /** What the network asks for; null where it leaves that to us. */
  readonly askedUnits: bigint | null;
  readonly rules: QuotaRules;
}

/** What the network is told to do when a final quota is used up. */
export type FinalAction = 'terminate' | 'redirect';

/** How much may flow before the network asks again, and what is set aside for it. */
export interface Quota {
  readonly units: bigint;
  /** With this much left the network asks for more; null when there is no more. */
  readonly thresholdUnits: bigint | null;
  readonly validForSeconds: number;
  /** Null while there is more where it came from. */
  readonly finalAction: FinalAction | null;
  /** What ends a final quota: money, or fair use that closes. */
  readonly endedBy: Reach['endedBy'];
  /** Null at full speed. */
  readonly kbps: number | null;
  /** When the price may change under it: the network cuts its report there. */
  readonly switchMs: InstantMs;
  readonly holdMinor: bigint;
  readonly holdPacks: readonly PackShare[];
}

/**
 * Sizes a quota: by the pace of the use, never more than the rules' share of what the line can
 * still afford, and whole blocks. So several uses of a line find something each, and near the end
 * quotas become small and the last one is final.
 *
 * A quota may outlive an edge of the day only where the price after it leaves it affordable;
 * otherwise it ends there and the network asks again, when caps and prices are new.
 */
export function quotaFor(question: QuotaQuestion): Quota {
  const { terms, use, purse, moneyMinor, atMs, unitsPerSecond: pace, rules } = question;
  const { rate } = terms.part;
  const now: Side = { terms, atMs, count: countIn(purse.counts, rate, terms.midnightMs) };
  const reach = reachOn(now, question, moneyMinor);
  const kbps = reach.fullSpeedUnits > 0n ? null : (rate.throttle?.kbps ?? null);
  const untilChange = kbps === null ? reach.fullSpeedUnits : reach.units;
  const share = wholeBlocks(use, terms, least(shareOf(question, reach), untilChange));
  // A network may get less than it asks for, and never more.
  let units = least(share, question.askedUnits ?? share);
  let hold = costOn(now, question, units);
  if (hold.amountMinor > rules.mostHoldMinor) {
    const affordableUnits = reachOn(now, question, rules.mostHoldMinor).units;
    units = least(units, wholeBlocks(use, terms, most(affordableUnits, rules.leastUnits)));
    hold = costOn(now, question, units);
  }
  let validForSeconds = validity(units, pace, rules);
  let holdMinor = hold.amountMinor;
  const leftSeconds = Math.ceil((terms.switchMs - atMs) / secondMs);
  if (leftSeconds < validForSeconds) {
    const after = sideAfter(question);
    const reachAfter = reachOn(after, question, least(moneyMinor, rules.mostHoldMinor)).units;
    const lasting = least(units, reachAfter);
    if (lasting === units || lasting >= rules.leastUnits) {
      // A smaller quota that lives on, so that not everybody asks at midnight.
      units = lasting;
      hold = costOn(now, question, units);
      holdMinor = most(hold.amountMinor, costOn(after, question, units).amountMinor);
    } else {
      validForSeconds = leftSeconds;
      if (rate.service === 'voice') units = least(units, BigInt(leftSeconds));
    }
  }
  const isFinal = reach.endedBy !== null && units >= reach.units;
  return {
    units,
    thresholdUnits: isFinal ? null : threshold(units, pace, rules),
    validForSeconds,
    finalAction: isFinal ? finalActions[rate.service] : null,
    endedBy: isFinal ? reach.endedBy : null,
    kbps,
    switchMs: terms.switchMs,
    holdMinor,
    holdPacks: hold.packs,
  };
}

/** One side of an edge of the day: its price, and what has been counted at it. */
interface Side {
  readonly terms: Terms;
  readonly atMs: InstantMs;
  readonly count: DayCount;
}

/** A page can be shown to whoever browses; a call can only end. */
const finalActions: Readonly<Record<Service, FinalAction>> = {
  voice: 'terminate',
  sms: 'terminate',
  data: 'redirect',
};

function reachOn(
  { terms, atMs, count }: Side,
  { use, purse }: QuotaQuestion,
  moneyMinor: bigint,
): Reach {
  return affordable(terms, atMs, { meter: use.meter, count, packs: purse.packs, moneyMinor });
}

function costOn(
  { terms, atMs, count }: Side,
  { use, purse }: QuotaQuestion,
  units: bigint,
): Charge {
  return chargeWithin(terms, atMs, units, use.meter, count, purse.packs);
}

function sideAfter({ terms, tables, use, purse }: QuotaQuestion): Side {
  const atMs = terms.switchMs;
  const next = termsAt(tableAfter(tables, use.table, use.kind, atMs), use.kind, atMs) ?? terms;
  return { terms: next, atMs, count: countIn(purse.counts, next.part.rate, next.midnightMs) };
}

/** What the pace, or the network, or habit calls for, within what the line can spare. */
function shareOf({ unitsPerSecond, askedUnits, rules }: QuotaQuestion, reach: Reach): bigint {
  const { secondsAhead, firstUnits, leastUnits, mostUnits, share } = rules;
  const wanted =
    unitsPerSecond === null
      ? (askedUnits ?? firstUnits)
      : wholeUnits(unitsPerSecond * secondsAhead);
  const spared = least(most(reach.units / share, leastUnits), reach.units);
  return least(least(most(wanted, leastUnits), mostUnits), spared);
}

/** An estimate made whole; estimates are not money. */
function wholeUnits(estimate: number): bigint {
  return BigInt(Math.min(Math.ceil(estimate), Number.MAX_SAFE_INTEGER));
}

/** A block that begins is paid whole, so the quota may as well let it be used. */
function wholeBlocks({ meter }: RunningUse, terms: Terms, units: bigint): bigint {
  const { rate } = terms.part;
  return units === 0n ? 0n : usableWithin(meter, newlyCounted(meter, units, rate), rate);
}

/** Twice as long as it will last at this pace, so that what lies idle is soon set free again. */
function validity(units: bigint, pace: number | null, rules: QuotaRules): number {
  const { leastValiditySeconds, mostValiditySeconds } = rules;
  if (pace === null || units === 0n) return leastValiditySeconds;
  const seconds = Math.round((2 * Number(units)) / pace);
  return Math.min(Math.max(seconds, leastValiditySeconds), mostValiditySeconds);
}

/** What flows while the answer is on its way, and at most half of the quota. */
function threshold(units: bigint, pace: number | null, { answerSeconds }: QuotaRules): bigint {
  return pace === null ? units / 5n : least(wholeUnits(pace * answerSeconds), units / 2n);
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function most(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
