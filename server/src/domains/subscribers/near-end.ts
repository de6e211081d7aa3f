import { dayMs, hourMs, type InstantMs } from '#base';

/** Which days before their end lines are told of, and from which hour of the day on. */
export interface TellingAhead {
  readonly days: readonly number[];
  readonly fromHour: number;
}

/** When a line is told that it has so many days left. Its last instant ends a Hong Kong day. */
function instantOf(validUntil: InstantMs, daysAhead: number, fromHour: number): InstantMs {
  return validUntil + 1 - (daysAhead + 1) * dayMs + fromHour * hourMs;
}

/**
 * Which of the days ahead have come since a line was to be looked at: more than one only after
 * nobody looked for days.
 */
export function daysReached(
  validUntil: InstantMs,
  { days, fromHour }: TellingAhead,
  sinceMs: InstantMs,
  nowMs: InstantMs,
): readonly number[] {
  return days.filter((ahead) => {
    const atMs = instantOf(validUntil, ahead, fromHour);
    return atMs >= sinceMs && atMs <= nowMs;
  });
}

/** When an active line must be looked at next: on the next of those days, or once it has ended. */
export function nextLookAt(
  validUntil: InstantMs,
  { days, fromHour }: TellingAhead,
  nowMs: InstantMs,
): InstantMs {
  const ahead = days
    .map((one) => instantOf(validUntil, one, fromHour))
    .filter((atMs) => atMs > nowMs);
  return Math.min(validUntil + 1, ...ahead);
}
