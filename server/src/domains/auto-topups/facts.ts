import type { InstantMs } from '#base';
import { fact } from '#platform/facts';
import type { LineId, SubscriberId } from '#subscribers';
import type { TopupId } from '#topups';
import type { HaltReason } from './words.ts';

export interface AutoTopupEnded {
  readonly topup: TopupId;
  readonly line: LineId;
}

export interface AutoTopupStopped {
  readonly topup: TopupId;
  readonly owner: SubscriberId;
}

export interface RuleHalted {
  readonly line: LineId;
  readonly why: HaltReason;
  readonly atMs: InstantMs;
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

/** A rule was paused by what happened to its money: its owner is told, once. */
export const ruleHalted = fact<RuleHalted>('ruleHalted');

/** Rules whose time has come were claimed: each is to be looked at. */
export const rulesDue = fact<RuleDue>('rulesDue');
