import type { Topup, TopupState } from './channel-types.ts';

/** Nothing more will happen by itself. */
const finalStates: ReadonlySet<TopupState> = new Set(['credited', 'not_charged', 'refunded']);

export function isFinal(state: TopupState): boolean {
  return finalStates.has(state);
}

/** A payment may be under way: nobody must be invited to pay again beside it. */
export function isPaymentOpen(state: TopupState): boolean {
  return state === 'awaiting_payment' || state === 'confirming' || state === 'held_for_review';
}

/**
 * Answers overtake one another on a bad network. The timeline only grows, so an answer with a
 * shorter one is older than what is on the screen.
 */
export function isNewer(next: Topup, shown: Topup | undefined): boolean {
  return !shown || next.id !== shown.id || next.timeline.length >= shown.timeline.length;
}
