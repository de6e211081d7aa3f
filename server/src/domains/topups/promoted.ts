import type { Part } from '#promotions';
import type { Promoted } from '#receipts';

/** The promotions of a top-up as its receipts say them. */
export function promotedOf(parts: readonly Part[]): Promoted[] {
  return parts.map(({ kind, name, amountMinor }) => {
    return { kind, name, amount: { amountMinor, currency: 'HKD' } };
  });
}
