import { dayMs, type InstantMs, minuteMs } from '#base';

/** From so many failures in a row on, each further one locks for so long. */
export interface LockoutStep {
  readonly failures: number;
  readonly minutes: number;
}

/** Failures in a row, the last of them, and until when nothing is tried. */
export interface Lockout {
  readonly failures: number;
  readonly failedAt: InstantMs;
  readonly lockedUntil: InstantMs;
}

/**
 * A day without a failure and the row is forgotten, so that years of typing errors never add up.
 */
export const forgottenAfterMs = dayMs;

export function isLocked(lockout: Lockout, nowMs: InstantMs): boolean {
  return lockout.lockedUntil > nowMs;
}

/**
 * What a row becomes by one more try. It is counted as a failure before it is judged, because a
 * thousand attempts that are judged at once would all find the row still short of the first step;
 * the one that succeeds clears the row.
 */
export function afterTry(
  before: Lockout | undefined,
  steps: readonly LockoutStep[],
  nowMs: InstantMs,
): Lockout {
  const isFresh = before !== undefined && nowMs - before.failedAt < forgottenAfterMs;
  const failures = (isFresh ? before.failures : 0) + 1;
  const minutes = steps.findLast((step) => step.failures <= failures)?.minutes ?? 0;
  return { failures, failedAt: nowMs, lockedUntil: nowMs + minutes * minuteMs };
}

/** What is wrong with steps that somebody has set, if anything. */
export function lockoutStepsProblem(value: unknown): string | undefined {
  const isFine =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((step, index) => isStepAfter(value[index - 1], step));
  return isFine ? undefined : 'must be steps {failures, minutes}, each with more of both';
}

function isStepAfter(before: unknown, step: unknown): boolean {
  const { failures, minutes } = (step ?? {}) as Partial<LockoutStep>;
  if (!Number.isInteger(failures) || !Number.isInteger(minutes)) return false;
  const least = (before ?? { failures: 0, minutes: 0 }) as LockoutStep;
  return Number(failures) > least.failures && Number(minutes) > least.minutes;
}
