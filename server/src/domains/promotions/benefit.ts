import { type InstantMs, multiplyFloor, type Words } from '#base';
import type { Promotion, PromotionKind } from './promotion.ts';

/** A top-up as rules look at it. */
export interface Question {
  readonly channel: string;
  /** Who orders or sells it. */
  readonly maker: string;
  readonly plan: string;
  readonly amountMinor: bigint;
  readonly atMs: InstantMs;
  readonly isFirst: boolean;
  readonly typedCode: string | null;
  /**
   * More than this no discount takes off; where it is not said only the official floor bounds it.
   */
  readonly mostDiscountMinor?: bigint | undefined;
}

/** What one promotion or a standing rule gives, in minor units of the value's currency. */
export interface Part {
  /** Out of whose budget it comes; null of a standing rule, which has none. */
  readonly promotion: string | null;
  readonly kind: PromotionKind;
  readonly name: Words;
  readonly amountMinor: bigint;
}

/** A part that comes out of a budget. */
export type BudgetPart = Part & { readonly promotion: string };

export function budgetPartsOf(parts: readonly Part[]): BudgetPart[] {
  return parts.flatMap(({ promotion, ...part }) =>
    promotion === null ? [] : [{ promotion, ...part }],
  );
}

/** What a top-up is given: value on top with an end, and what it costs less. */
export interface Benefit {
  readonly bonusMinor: bigint;
  readonly validDays: number;
  readonly discountMinor: bigint;
  readonly parts: readonly Part[];
}

export const noBenefit: Benefit = { bonusMinor: 0n, validDays: 0, discountMinor: 0n, parts: [] };

function allows(list: readonly string[], one: string): boolean {
  return list.length === 0 || list.includes(one);
}

/** What a promotion gives, rounded down to a minor unit; 0 where it is not for this top-up. */
export function amountOf({ rule }: Promotion, asked: Question): bigint {
  const { amountMinor: value, atMs, typedCode } = asked;
  const isFor =
    allows(rule.channels, asked.channel) &&
    allows(rule.sellers, asked.maker) &&
    allows(rule.plans, asked.plan) &&
    value >= BigInt(rule.leastMinor) &&
    atMs >= rule.from &&
    atMs <= rule.until &&
    (asked.isFirst || !rule.isFirstOnly) &&
    (rule.secretCode === null || rule.secretCode === typedCode);
  if (!isFor) return 0n;
  const share = multiplyFloor(value, BigInt(rule.basisPoints), 10_000n);
  const bounds = [share + BigInt(rule.fixedMinor), BigInt(rule.mostMinor)];
  const { mostDiscountMinor } = asked;
  if (rule.kind === 'discount' && mostDiscountMinor !== undefined) bounds.push(mostDiscountMinor);
  return leastOf(bounds);
}

function leastOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((least, one) => (one < least ? one : least));
}

/**
 * The best that is open to a top-up: one promotion by itself, all that combine together, or the
 * standing rule of the catalogue. Of equals the one that costs no budget. However many discounts
 * combine, nobody pays less than the official floor, nor less by more than may be taken off here.
 */
export function bestOf(
  promotions: readonly Promotion[],
  standing: Benefit,
  asked: Question,
  floorBasisPoints: number,
): Benefit {
  const aboveFloor = asked.amountMinor - floorOf(asked.amountMinor, floorBasisPoints);
  const deepest = leastOf([aboveFloor, asked.mostDiscountMinor ?? aboveFloor]);
  const offers = promotions
    .map((promotion) => ({ ...promotion, amountMinor: amountOf(promotion, asked) }))
    .filter(({ amountMinor }) => amountMinor > 0n);
  const alone = offers.map((one) => together([one], deepest));
  const combined = together(
    offers.filter(({ rule }) => rule.isCombinable),
    deepest,
  );
  return [standing, ...alone, combined].reduce((best, one) =>
    worthOf(one) > worthOf(best) ? one : best,
  );
}

/** The least that may be paid for a value, rounded up to a minor unit. */
export function floorOf(valueMinor: bigint, floorBasisPoints: number): bigint {
  return (valueMinor * BigInt(floorBasisPoints) + 9_999n) / 10_000n;
}

function worthOf({ bonusMinor, discountMinor }: Benefit): bigint {
  return bonusMinor + discountMinor;
}

type Offer = Promotion & Pick<Part, 'amountMinor'>;

/** Of several bonuses all last as long as the shortest of them. */
function together(offers: readonly Offer[], deepest: bigint): Benefit {
  let left = deepest;
  const parts = offers.flatMap(({ code: promotion, name, rule: { kind }, amountMinor: full }) => {
    const amountMinor = kind === 'discount' && full > left ? left : full;
    if (kind === 'discount') left -= amountMinor;
    return amountMinor > 0n ? [{ promotion, kind, name, amountMinor }] : [];
  });
  const days = offers.filter(({ rule }) => rule.kind === 'bonus').map(({ rule }) => rule.validDays);
  return {
    bonusMinor: sumOf(parts, 'bonus'),
    validDays: days.length === 0 ? 0 : Math.min(...days),
    discountMinor: sumOf(parts, 'discount'),
    parts,
  };
}

function sumOf(parts: readonly Part[], kind: PromotionKind): bigint {
  return parts
    .filter((part) => part.kind === kind)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}
