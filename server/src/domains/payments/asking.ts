import { dayMs, hourMs, type InstantMs, minuteMs, secondMs } from '#base';
import { type Attempt, endOf } from './payment.ts';

/**
 * When to ask a provider again, after so many askings: often while a person waits at the screen,
 * then ever more rarely, but for days, because an unknown outcome is never given up by the clock
 * alone.
 */
const askAfterMs = [
  5 * secondMs,
  10 * secondMs,
  15 * secondMs,
  30 * secondMs,
  minuteMs,
  minuteMs,
  2 * minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  2 * hourMs,
  6 * hourMs,
] as const;

/** The same ladder in seconds, as the claiming statement takes it. */
export const askAfterSeconds: readonly number[] = askAfterMs.map((delayMs) => delayMs / secondMs);
export const lastAskAfterSeconds = dayMs / secondMs;

export function askDelayMs(asked: number): number {
  return askAfterMs[asked] ?? dayMs;
}

/**
 * A closed attempt is asked about once more: buyers' money has been seen to arrive after a close.
 */
const lateLookMs = 30 * minuteMs;

/**
 * The next time to ask about an attempt that is now in this state, or null when nothing is left to
 * ask.
 */
export function nextAskAt(attempt: Attempt, nowMs: InstantMs): InstantMs | null {
  switch (attempt.state) {
    case 'created':
      return endOf(attempt);
    case 'sent':
    case 'pending': {
      const soon = nowMs + askDelayMs(attempt.asked);
      return nowMs < attempt.expiresAt ? Math.min(soon, attempt.expiresAt) : soon;
    }
    case 'unknown':
      return nowMs + askDelayMs(attempt.asked);
    case 'mismatched':
      // However long it was asked before: people decide by what was told, and it may be wrong.
      return nowMs + askDelayMs(0);
    case 'closed':
      return attempt.sentAt === null || nowMs > attempt.expiresAt + lateLookMs
        ? null
        : attempt.expiresAt + lateLookMs + 1;
    case 'captured':
    case 'failed':
      return null;
  }
}

/**
 * "Not found" proves that nothing was paid after this: the payer can no longer begin, by the end
 * that the provider was told and not by when they gave up, and word has got round at the provider.
 */
export function quietUntil({ expiresAt }: Attempt, quietMs: number): InstantMs {
  return expiresAt + quietMs;
}

export function isQuietTimeOver(attempt: Attempt, quietMs: number, nowMs: InstantMs): boolean {
  return nowMs > quietUntil(attempt, quietMs);
}
