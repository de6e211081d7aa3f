import type { Money, Receipt } from '../../client/index.ts';

/** What a receipt is about: the value that was moved, or the money that was paid or went back. */
export function receiptAmount({ kind, value, paid, term, correction }: Receipt): Money {
  if (kind === 'refund' || term !== null) return paid;
  const isTaken = correction?.way === 'take' || kind === 'taken_back';
  return isTaken ? { ...value, amountMinor: -value.amountMinor } : value;
}
