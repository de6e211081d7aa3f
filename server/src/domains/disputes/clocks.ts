import { addDays, dayMs, endOfDay, hongKongDay, hourMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { disputeSettings } from './settings.ts';

/** The two clocks of a round, and how long the second has stood still. */
export interface Clocks {
  /** 2 for an appeal that was opened again. */
  readonly round: number;
  readonly roundAt: InstantMs;
  /** The first word of a member of staff to the person. */
  readonly firstAnswerBy: InstantMs;
  readonly firstAnsweredAt: InstantMs | null;
  readonly answerBy: InstantMs;
  readonly answeredAt: InstantMs | null;
  /** Since when it stands still; null while it runs. */
  readonly pausedAt: InstantMs | null;
  /** How long it stood still before. */
  readonly pausedMs: number;
}

export interface ClockRules {
  readonly firstAnswerMs: number;
  readonly answerDays: number;
  /** In a round, all pauses together. */
  readonly mostPausedMs: number;
  readonly firstNearMs: number;
  readonly answerNearMs: number;
}

export function clockRules(settings: SettingValues): ClockRules {
  const of = disputeSettings;
  return {
    firstAnswerMs: settings.get(of.firstAnswerHours) * hourMs,
    answerDays: settings.get(of.answerDays),
    mostPausedMs: settings.get(of.mostPausedDays) * dayMs,
    firstNearMs: settings.get(of.firstAnswerNearHours) * hourMs,
    answerNearMs: settings.get(of.answerNearDays) * dayMs,
  };
}

/** Both clocks from their start. */
export function startedClocks(atMs: InstantMs, round: number, rules: ClockRules): Clocks {
  return {
    round,
    roundAt: atMs,
    firstAnswerBy: atMs + rules.firstAnswerMs,
    firstAnsweredAt: null,
    // The last day ends at 23:59:59 in Hong Kong, wherever somebody is.
    answerBy: endOfDay(addDays(hongKongDay(atMs), rules.answerDays)),
    answeredAt: null,
    pausedAt: null,
    pausedMs: 0,
  };
}

/** Until when a clock that stands still may do so. */
export function pauseEndsAt(
  { pausedAt, pausedMs }: Pick<Clocks, 'pausedAt' | 'pausedMs'>,
  { mostPausedMs }: ClockRules,
): InstantMs | null {
  return pausedAt === null ? null : pausedAt + Math.max(0, mostPausedMs - pausedMs);
}

/**
 * The clock stands still from now on, unless it has stood still for long enough already, or has run
 * out: a question that is asked too late makes nothing punctual.
 */
export function pause<Standing extends Clocks>(
  standing: Standing,
  atMs: InstantMs,
  { mostPausedMs }: ClockRules,
): Standing {
  const { pausedAt, pausedMs, answerBy: by } = standing;
  if (pausedAt !== null || pausedMs >= mostPausedMs || atMs > by) return standing;
  return { ...standing, pausedAt: atMs };
}

/** It runs again, and ends later by exactly as long as it has stood still: an hour is no day. */
export function resume<Standing extends Clocks>(
  standing: Standing,
  atMs: InstantMs,
  rules: ClockRules,
): Standing {
  const { pausedAt, pausedMs: before, answerBy: by } = standing;
  if (pausedAt === null) return standing;
  const pausedMs = Math.min(before + atMs - pausedAt, Math.max(before, rules.mostPausedMs));
  // From what was promised: how many days others are promised may be set otherwise by now.
  return { ...standing, pausedAt: null, pausedMs, answerBy: by + pausedMs - before };
}

/** A clock that will soon end, or has. */
export type ClockAlarm = 'first_answer_near' | 'first_answer_late' | 'answer_near' | 'answer_late';

export type Ring = ClockAlarm | 'pause_over';

/** What its clocks do after an instant, soonest first. */
export function ringsAfter(
  clocks: Clocks,
  afterMs: InstantMs,
  rules: ClockRules,
): { readonly at: InstantMs; readonly ring: Ring }[] {
  const { firstAnswerBy, firstAnsweredAt } = clocks;
  const pauseOver = pauseEndsAt(clocks, rules);
  const first: readonly (readonly [InstantMs, Ring])[] =
    firstAnsweredAt === null
      ? [
          [firstAnswerBy - rules.firstNearMs, 'first_answer_near'],
          [firstAnswerBy + 1, 'first_answer_late'],
        ]
      : [];
  // While it stands still nobody knows yet when it ends.
  const second: readonly (readonly [InstantMs, Ring])[] =
    pauseOver === null
      ? [
          [clocks.answerBy - rules.answerNearMs, 'answer_near'],
          [clocks.answerBy + 1, 'answer_late'],
        ]
      : [[pauseOver, 'pause_over']];
  return [...first, ...second]
    .filter(([at]) => at > afterMs)
    .sort(([one], [other]) => one - other)
    .map(([at, ring]) => ({ at, ring }));
}

/** Which clock is next, and when it ends: what a queue is sorted by. */
export function nextDeadline(clocks: Clocks, rules: ClockRules): InstantMs {
  const { firstAnsweredAt, firstAnswerBy, pausedAt } = clocks;
  if (firstAnsweredAt === null && firstAnswerBy < clocks.answerBy) return firstAnswerBy;
  const ends = pauseEndsAt(clocks, rules);
  return ends === null || pausedAt === null ? clocks.answerBy : clocks.answerBy + (ends - pausedAt);
}

/** Whether a clock has ended before what it waits for. */
export function isLate(clocks: Clocks, nowMs: InstantMs): boolean {
  const { firstAnsweredAt, firstAnswerBy, answeredAt, answerBy: by, pausedAt } = clocks;
  const isFirstLate = (firstAnsweredAt ?? nowMs) > firstAnswerBy;
  return isFirstLate || (answeredAt ?? pausedAt ?? nowMs) > by;
}

/** Whether a clock that runs will soon have ended, or has: staff are told by then. */
export function isNear(clocks: Clocks, nowMs: InstantMs, rules: ClockRules): boolean {
  const { firstAnsweredAt, firstAnswerBy, answeredAt, answerBy: by, pausedAt } = clocks;
  const isFirstNear = firstAnsweredAt === null && nowMs >= firstAnswerBy - rules.firstNearMs;
  const doesRun = answeredAt === null && pausedAt === null;
  return isFirstNear || (doesRun && nowMs >= by - rules.answerNearMs);
}
