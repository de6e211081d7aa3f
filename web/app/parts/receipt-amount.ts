import type { Money, Receipt } from '../../client/index.ts';

/** What a receipt is about: the value that was moved, or the money that was paid or went back. */
export function receiptAmount({ kind, value, paid, term, correction }: Receipt): Money {
  if (kind === 'refund' || term !== null) return paid;
  return correction?.way === 'take' ? { ...value, amountMinor: -value.amountMinor } : value;
}
