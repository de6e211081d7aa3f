/** What a rate is as a ratio: one HKD in CNY. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const decimal = /^(\d{1,4})\.(\d{1,8})$/;
const whole = 10_000n;

/**
 * The price of one HKD in CNY, from what a bank pays in HKD for one CNY, `"1.0870"`, with a spread
 * in basis points on top: the payer pays CNY, which the bank buys from us. Exact, and undefined for
 * anything that is no price.
 */
export function ratioOf(buysCnyAt: unknown, spreadBasisPoints: number): Ratio | undefined {
  const [, major, places] = decimal.exec(typeof buysCnyAt === 'string' ? buysCnyAt : '') ?? [];
  if (major === undefined || places === undefined) return undefined;
  const price = BigInt(`${major}${places}`);
  if (price === 0n) return undefined;
  const numerator = 10n ** BigInt(places.length) * (whole + BigInt(spreadBasisPoints));
  return { numerator, denominator: price * whole };
}

/** Whether a rate differs from the one before by more than so many percent. */
export function isJump(next: Ratio, before: Ratio, mostPercent: number): boolean {
  const [one, other] = [next.numerator * before.denominator, before.numerator * next.denominator];
  const difference = one > other ? one - other : other - one;
  return difference * 100n > other * BigInt(mostPercent);
}
