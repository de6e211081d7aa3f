import { hourMs, type Id, type InstantMs } from '#base';
import type { AttemptId } from '#payments';
import type { Caught } from '#screening';
import type { SettingValues } from '#platform/settings';
import { topupSettings } from './settings.ts';
import type { LockedTopup, Topup, TopupId } from './topup.ts';

/** Who decides: two members of staff, or one about little, or the clock where nobody did. */
export type Reviewer = Id<'stf'> | 'clock';

/** Why it is held: other money came than was asked, or right money for what a rule catches. */
export type ReviewCause = 'mismatch' | 'rule';

/**
 * What can become of an order whose money is held. credit: the payer gets what was ordered, and
 * what came beyond its price goes back. give_back: all that came goes back. dismiss: nothing came
 * to us, so nothing was charged by us.
 */
export type ReviewDecision = 'credit' | 'give_back' | 'dismiss';

/** waiting → proposed → approved; a proposal that is refused waits again. */
export interface Review {
  readonly topup: TopupId;
  readonly heldAt: InstantMs;
  readonly cause: ReviewCause;
  /** Whose money waits, captured; null of a mismatch, which nobody has accepted. */
  readonly attempt: AttemptId | null;
  readonly caught: readonly Caught[];
  /** Whether one person was enough. */
  readonly isAlone: boolean;
  readonly proposal: ReviewProposal | null;
  readonly approvedBy: Reviewer | null;
  readonly approvedAt: InstantMs | null;
}

export interface ReviewProposal {
  readonly decision: ReviewDecision;
  readonly reason: string;
  readonly by: Reviewer;
  readonly at: InstantMs;
}

/**
 * Whether one person decides alone. Money that is not what was asked is never little: what happened
 * is not understood.
 */
export function isOneEnough(
  { terms }: Pick<LockedTopup, 'terms'>,
  { cause }: Pick<Review, 'cause'>,
  settings: SettingValues,
): boolean {
  const most = BigInt(settings.get(topupSettings.reviewAloneMostMinor));
  return cause === 'rule' && terms.value <= most;
}

/** So long before a word was promised it is told, so that it can wait for the morning. */
const leadMs = 12 * hourMs;

function wordsEveryMs(settings: SettingValues): number {
  return settings.get(topupSettings.reviewWordHours) * hourMs;
}

/** How long after it was held that what came is not what was asked it is told again. */
export function firstWordMs(settings: SettingValues): number {
  return wordsEveryMs(settings) - leadMs;
}

/** How often its payer has been told by now that it is held still. */
export function wordsDue(heldAt: InstantMs, nowMs: InstantMs, settings: SettingValues): number {
  return Math.floor((nowMs - heldAt + leadMs) / wordsEveryMs(settings));
}

/**
 * By when its payer hears again of an order that is held because what came is not what was asked;
 * null of any other.
 */
export function nextWordBefore(
  topup: Topup,
  nowMs: InstantMs,
  settings: SettingValues,
): InstantMs | null {
  const { state, timeline } = topup;
  const held = timeline.findLast(({ event }) => event === 'held_for_review');
  if (state !== 'held_for_review' || !held || isHeldByRule(topup)) return null;
  return held.at + (wordsDue(held.at, nowMs, settings) + 1) * wordsEveryMs(settings);
}

function isHeldByRule({ timeline }: Pick<Topup, 'timeline'>): boolean {
  return timeline.some(({ event }) => event === 'paid');
}

/**
 * By when an order that a rule holds is credited or on its way back, at the latest. Null of any
 * other: about money that is not what was asked nobody can promise a time but that of a word.
 */
export function reviewedBefore(topup: Topup, settings: SettingValues): InstantMs | null {
  const { state, timeline } = topup;
  const held = timeline.findLast(({ event }) => event === 'held_for_review');
  if (state !== 'held_for_review' || !held || !isHeldByRule(topup)) return null;
  return held.at + settings.get(topupSettings.reviewBackHours) * hourMs;
}
