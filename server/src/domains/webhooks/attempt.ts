import { hourMs, type InstantMs, minuteMs, secondMs } from '#base';
import type { HttpAnswer, HttpOutcome } from '#platform/http';

/** Waits between attempts, as Standard Webhooks proposes them: three days in all. */
const waitsMs: readonly InstantMs[] = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];
export const mostAttempts = waitsMs.length + 1;

/** Of a wait, the part that chance shifts it by either way, so that what failed together parts. */
const jitter = 0.2;

/** Rests that a receiver asks for are kept, up to this. */
const longestRestMs = hourMs;
const restMs = 30 * secondMs;
/** What says that the receiver, or a gateway before it, is overwhelmed. */
const overwhelmed: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** One attempt, as the log of deliveries keeps it. */
export interface Try {
  readonly at: InstantMs;
  readonly tookMs: number;
  /** Of an answer that came; null where none did. */
  readonly status: number | null;
  /** Why it failed; null where it was taken. */
  readonly reason: string | null;
}

/** What follows from an attempt for its delivery, and for the endpoint. */
export interface Verdict {
  readonly state: 'delivered' | 'queued' | 'failed';
  readonly dueAt: InstantMs;
  readonly tried: Try;
  /** Until when nothing else is sent there. */
  readonly restsUntil: InstantMs | null;
  /** The receiver has said that it is there no more. */
  readonly isGone: boolean;
}

export interface Attempt {
  readonly outcome: HttpOutcome;
  /** How many there were, this one included. */
  readonly attempts: number;
  readonly startedAt: InstantMs;
  readonly tookMs: number;
  readonly nowMs: InstantMs;
  /** 0 to 1. */
  readonly chance: number;
}

/**
 * Only an answer of 2xx counts as taken: a redirect is not followed, since what is signed is meant
 * for one address. 410 says that nobody is there any more.
 */
export function verdictOf(attempt: Attempt): Verdict {
  const { outcome, attempts, startedAt, tookMs, nowMs, chance } = attempt;
  const answer = outcome.outcome === 'not_sent' ? undefined : outcome.answer;
  const status = answer?.status ?? null;
  const isTaken = status !== null && status >= 200 && status < 300 && outcome.outcome === 'proof';
  const tried = { at: startedAt, tookMs, status, reason: isTaken ? null : reasonOf(outcome) };
  if (isTaken) {
    return { state: 'delivered', dueAt: nowMs, tried, restsUntil: null, isGone: false };
  }
  const restsUntil = answer ? restOf(answer, nowMs) : null;
  const waitMs = waitsMs[attempts - 1];
  if (waitMs === undefined || status === 410) {
    return { state: 'failed', dueAt: nowMs, tried, restsUntil, isGone: status === 410 };
  }
  const shiftedMs = Math.round(waitMs * (1 - jitter + 2 * jitter * chance));
  const dueAt = Math.max(nowMs + shiftedMs, restsUntil ?? 0);
  return { state: 'queued', dueAt, tried, restsUntil, isGone: false };
}

function reasonOf(outcome: HttpOutcome): string {
  return outcome.outcome === 'proof' ? `status ${outcome.answer.status}` : outcome.reason;
}

/** RFC 9110, 10.2.3: `Retry-After`, in seconds or as a date. */
function restOf({ status, headers }: HttpAnswer, nowMs: InstantMs): InstantMs | null {
  const asked = headers['retry-after'] ?? '';
  const askedMs = /^\d{1,9}$/.test(asked) ? Number(asked) * secondMs : Date.parse(asked) - nowMs;
  if (askedMs > 0) return nowMs + Math.min(askedMs, longestRestMs);
  return overwhelmed.has(status) ? nowMs + restMs : null;
}
