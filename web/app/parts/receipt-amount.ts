import type { Money, Receipt } from '../../client/index.ts';

/** What a receipt is about: the value that was added or taken back, or the money that went back. */
export function receiptAmount({ kind, value, paid }: Receipt): Money {
  return kind === 'refund' ? paid : value;
}
