import { type InstantMs, multiplyFloor, type Words } from '#base';
import {
  amount,
  code,
  dayBegins,
  dayEnds,
  list,
  nullOr,
  object,
  optional,
  type Shape,
  wholeNumber,
  words,
} from './shape.ts';

/** Extra value for a top-up, as bonus credit that expires and is not refunded. */
export interface BonusRule {
  readonly code: string;
  readonly name: Words;
  /** The channels it is given on; on every other one a person sees that there is none. */
  readonly channels: readonly string[];
  readonly leastMinor: bigint;
  /** Hundredths of a percent of the top-up: 500 is 5 %. */
  readonly basisPoints: number;
  readonly validDays: number;
  /** The first and the last instant; null for no limit. */
  readonly from: InstantMs | null;
  readonly until: InstantMs | null;
}

export const bonusShape: Shape<BonusRule> = object<BonusRule>({
  code,
  name: words,
  channels: list(code, 1),
  leastMinor: amount(1n),
  basisPoints: wholeNumber(1, 10_000),
  validDays: wholeNumber(1, 3_660),
  from: optional(nullOr(dayBegins), null),
  until: optional(nullOr(dayEnds), null),
});

/** The bonus of one top-up and the rule that gave it. */
export interface Bonus {
  readonly rule: BonusRule;
  readonly amountMinor: bigint;
}

export interface BonusQuestion {
  readonly channel: string;
  readonly amountMinor: bigint;
  readonly atMs: InstantMs;
}

/**
 * The best rule for a top-up, rounded down to a minor unit; rules do not add up. Undefined where
 * there is none, or where rounding leaves nothing.
 */
export function bonusFor(
  rules: readonly BonusRule[],
  { channel, amountMinor, atMs }: BonusQuestion,
): Bonus | undefined {
  const offers = rules
    .filter((rule) => rule.channels.includes(channel) && amountMinor >= rule.leastMinor)
    .filter((rule) => atMs >= (rule.from ?? atMs) && atMs <= (rule.until ?? atMs))
    .map((rule) => ({
      rule,
      amountMinor: multiplyFloor(amountMinor, BigInt(rule.basisPoints), 10_000n),
    }))
    .filter((bonus) => bonus.amountMinor > 0n);
  return offers.reduce<Bonus | undefined>(
    (best, bonus) => (best && best.amountMinor >= bonus.amountMinor ? best : bonus),
    undefined,
  );
}
