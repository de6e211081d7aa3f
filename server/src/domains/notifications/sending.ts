import { type InstantMs, minuteMs, secondMs } from '#base';
import type { MessageState } from './message.ts';
import type { SendOutcome } from './senders/sender.ts';

/**
 * After this a claim that nobody closed counts as lost. Longer than any sender waits for its
 * answer.
 */
export const claimMs = minuteMs;

const firstDelayMs = 2 * secondMs;
const longestDelayMs = 30 * minuteMs;

/** 2 s, 8 s, 32 s, 2 min, 9 min, then every half hour. */
export function retryDelayMs(attempts: number): number {
  return Math.min(firstDelayMs * 4 ** Math.min(attempts - 1, 10), longestDelayMs);
}

export interface Closing {
  readonly state: MessageState;
  readonly dueAt: InstantMs;
  readonly sentAt: InstantMs | null;
  readonly endedAt: InstantMs | null;
  readonly failure: string | null;
}

/** How a claim ends after the given number of tries. */
export function closingOf(
  outcome: SendOutcome,
  attempts: number,
  mostAttempts: number,
  nowMs: InstantMs,
): Closing {
  const ended = { dueAt: nowMs, sentAt: nowMs, endedAt: nowMs, failure: null };
  switch (outcome.outcome) {
    case 'delivered':
      return { ...ended, state: 'delivered' };
    case 'accepted':
      return { ...ended, state: 'sent', endedAt: null };
    case 'refused':
      return { ...ended, state: 'failed', sentAt: null, failure: outcome.reason };
    case 'again': {
      if (attempts >= mostAttempts) {
        return { ...ended, state: 'failed', sentAt: null, failure: outcome.reason };
      }
      const dueAt = nowMs + retryDelayMs(attempts);
      return { state: 'queued', dueAt, sentAt: null, endedAt: null, failure: outcome.reason };
    }
  }
}
