import { fact } from '#platform/facts';
import type { LineId } from '#subscribers';
import type { TopupId } from './topup.ts';

export interface TopupFact {
  readonly topup: TopupId;
  readonly line: LineId;
  /** Ordered and credited by one commit: it was nobody's order before, and no rule's. */
  readonly isSold?: boolean;
}

/** Value, bonus and validity are on the line, and the receipt is issued. */
export const topupCredited = fact<TopupFact>('topupCredited');

/** The value was taken back and the money is on its way to the payer. */
export const topupRefunding = fact<TopupFact>('topupRefunding');

/** Its payer's bank has taken the money back, and its line was taken what there was of it. */
export const topupDisputed = fact<TopupFact>('topupDisputed');

/**
 * What had been taken back of it is on its line again: a refund has failed, or a dispute is won.
 */
export const valuePutBack = fact<TopupFact>('valuePutBack');
