/** What Stripe keeps of a card payment in Hong Kong: 3.4 % and HK$2.35. */
export function feeOf(amount: number): number {
  return Math.round(amount * 0.034) + 235;
}

/** What a dispute costs, whoever wins it. */
export const disputeFee = 8_500;
