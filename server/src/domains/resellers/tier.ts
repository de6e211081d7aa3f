import { multiplyFloor, type Words } from '#base';

/** What can be sold, as commissions tell it apart. */
export type Product = 'topup' | 'voucher';

/** From this amount on, of a product. */
export interface CommissionRule {
  readonly product: Product;
  readonly fromMinor: number;
  /** Hundredths of a percent of the value, for who sells. */
  readonly basisPoints: number;
  /** The same for the chain that it belongs to. */
  readonly parentBasisPoints: number;
}

/** How much, and how often; 0 of a count or amount forbids it wholly. */
export interface SaleLimits {
  readonly leastMinor: bigint;
  readonly mostMinor: bigint;
  readonly dayCount: number;
  readonly dayMinor: bigint;
  /** From Monday on; null, and where it is not said, is no limit. */
  readonly weekCount?: number | null;
  readonly weekMinor?: bigint | null;
  readonly monthCount: number;
  readonly monthMinor: bigint;
  /** What stays in the float after a sale. */
  readonly leastFloatMinor: bigint;
}

export interface Tier extends SaleLimits {
  readonly code: string;
  readonly name: Words;
  readonly commission: readonly CommissionRule[];
  /** Or once a day, for the day before. */
  readonly paysAtOnce: boolean;
}

/** What a sale earns, in minor units. */
export interface Earned {
  readonly own: bigint;
  readonly parent: bigint;
}

/** Of the rules for a product the highest that the value reaches; rounded down to a minor unit. */
export function commissionOf(
  rules: readonly CommissionRule[],
  product: Product,
  valueMinor: bigint,
): Earned {
  const rule = rules
    .filter((one) => one.product === product && BigInt(one.fromMinor) <= valueMinor)
    .reduce<CommissionRule | undefined>(
      (best, one) => (best && best.fromMinor > one.fromMinor ? best : one),
      undefined,
    );
  const of = (basisPoints: number): bigint =>
    multiplyFloor(valueMinor, BigInt(basisPoints), 10_000n);
  return { own: of(rule?.basisPoints ?? 0), parent: of(rule?.parentBasisPoints ?? 0) };
}
