import { fact } from '#platform/facts';
import type { LineId } from '#subscribers';
import type { TopupId } from '#topups';

export interface AutoTopupEnded {
  readonly topup: TopupId;
  readonly line: LineId;
}

export interface RuleDue {
  readonly line: LineId;
}

/** A top-up by a rule is on the line: its owner is told, once. */
export const autoTopupCharged = fact<AutoTopupEnded>('autoTopupCharged');

/** A top-up by a rule was declined: another mandate may pay, or its owner must be told. */
export const autoTopupDeclined = fact<AutoTopupEnded>('autoTopupDeclined');

/** Rules whose time has come were claimed: each is to be looked at. */
export const rulesDue = fact<RuleDue>('rulesDue');
