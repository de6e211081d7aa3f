/** A currency that a merchant here may have, too, and that is not this one. */
export function otherThan(currency: unknown): string {
  return currency === 'HKD' ? 'CNY' : 'HKD';
}
