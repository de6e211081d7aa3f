import { fact } from '#platform/facts';
import type { LineId, SubscriberId } from '#subscribers';
import type { TopupId } from '#topups';

export interface AutoTopupEnded {
  readonly topup: TopupId;
  readonly line: LineId;
}

export interface AutoTopupStopped {
  readonly topup: TopupId;
  readonly owner: SubscriberId;
}

export interface RuleDue {
  readonly line: LineId;
}

/** A top-up by a rule is on the line: its owner is told, once. */
export const autoTopupCharged = fact<AutoTopupEnded>('autoTopupCharged');

/** A top-up by a rule was declined: another mandate may pay, or its owner must be told. */
export const autoTopupDeclined = fact<AutoTopupEnded>('autoTopupDeclined');

/** A rule was turned off while a top-up of its was open: that is wanted no more. */
export const autoTopupStopped = fact<AutoTopupStopped>('autoTopupStopped');

/** Rules whose time has come were claimed: each is to be looked at. */
export const rulesDue = fact<RuleDue>('rulesDue');
