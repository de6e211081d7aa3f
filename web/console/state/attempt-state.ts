import type { AttemptState } from './staff-channel.ts';

const states: Readonly<Record<AttemptState, true>> = {
  created: true,
  sent: true,
  pending: true,
  unknown: true,
  captured: true,
  failed: true,
  closed: true,
  mismatched: true,
};

/** Whether an address names a state in which a payment can be. */
export function isAttemptState(text: string): text is AttemptState {
  return Object.hasOwn(states, text);
}
