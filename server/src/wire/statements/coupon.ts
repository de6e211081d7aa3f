/**
 * What we gave of an amount ourselves, where so much of it came to us or was taken from us;
 * undefined where more moved than was asked for, or the other way: that is misread or misprinted.
 */
export function couponOf(amountMinor: bigint, movedMinor: bigint): bigint | undefined {
  const isWithin = amountMinor < 0n ? movedMinor >= amountMinor : movedMinor <= amountMinor;
  const isSameWay = amountMinor < 0n ? movedMinor <= 0n : movedMinor >= 0n;
  return isWithin && isSameWay ? amountMinor - movedMinor : undefined;
}
