import type { InstantMs, Words } from '#base';

/** proposed → active | refused; active → stopped. */
export type PromotionState = 'proposed' | 'refused' | 'active' | 'stopped';

/** bonus: value on top, with an end. discount: the same value for less. */
export type PromotionKind = 'bonus' | 'discount';

/** Where a top-up is ordered or sold. */
export const promotionChannels: ReadonlySet<string> = new Set([
  'app',
  'auto',
  'agent',
  'partner',
  'hall',
  'kiosk',
  'atm',
]);

/** Who gets a promotion, when, and how much. Lists that are empty say nothing. */
export interface PromotionRule {
  readonly kind: PromotionKind;
  /** Where the top-up is ordered or sold. */
  readonly channels: readonly string[];
  /** Resellers that sell it. */
  readonly sellers: readonly string[];
  /** Plans of the line. */
  readonly plans: readonly string[];
  readonly leastMinor: number;
  /** Hundredths of a percent of the value, and so much beside it. */
  readonly basisPoints: number;
  readonly fixedMinor: number;
  /** No single top-up gets more. */
  readonly mostMinor: number;
  /** Of a bonus; 0 of a discount, which has no end. */
  readonly validDays: number;
  readonly from: InstantMs;
  readonly until: InstantMs;
  /** Only of a line that was never topped up. */
  readonly isFirstOnly: boolean;
  /** What one has to know and type; null where anybody gets it. */
  readonly secretCode: string | null;
  /** Of one person; null for no limit. */
  readonly usesPerPerson: number | null;
  readonly mostPerPersonMinor: number | null;
  /** Adds up with others that do. Of all others the best one counts. */
  readonly isCombinable: boolean;
}

export interface Promotion {
  readonly code: string;
  readonly name: Words;
  readonly rule: PromotionRule;
  readonly budgetMinor: bigint;
  /** What of it no slot has leased. */
  readonly poolMinor: bigint;
  readonly state: PromotionState;
}

/** As somebody proposes it. */
export type NewPromotion = Pick<Promotion, 'code' | 'name' | 'rule' | 'budgetMinor'>;

/** Whether one person may have this, too. */
export function isWithinCaps(
  { usesPerPerson, mostPerPersonMinor, isFirstOnly }: PromotionRule,
  had: { readonly uses: number; readonly amount: bigint },
  amountMinor: bigint,
): boolean {
  const uses = isFirstOnly ? 1 : (usesPerPerson ?? Number.POSITIVE_INFINITY);
  if (had.uses + 1 > uses) return false;
  return mostPerPersonMinor === null || had.amount + amountMinor <= BigInt(mostPerPersonMinor);
}

export function hasCaps({
  usesPerPerson,
  mostPerPersonMinor,
  isFirstOnly,
}: PromotionRule): boolean {
  return isFirstOnly || usesPerPerson !== null || mostPerPersonMinor !== null;
}
