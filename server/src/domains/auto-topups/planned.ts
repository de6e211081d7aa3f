import {
  addDays,
  daysBetween,
  type HongKongDay,
  hongKongDay,
  hourMs,
  type InstantMs,
  startOfDay,
} from '#base';
import type { Cause, Rule } from './rule.ts';

/** A top-up that is known ahead, and its day. */
export interface Planned {
  readonly cause: 'expiry' | 'monthly';
  readonly day: HongKongDay;
  /** From when on it is made. */
  readonly atMs: InstantMs;
}

type Calls = Pick<
  Rule,
  'daysLeft' | 'monthlyDay' | 'monthlyUntil' | 'monthDone' | 'expiryDone' | 'line'
>;

/** From eight in the morning until eight at night, so that no phone rings by night. */
const beginsMs = 8 * hourMs;
const spreadMs = 12 * hourMs;

/**
 * The top-ups that the clock will call for, soonest first. Those of one day are spread over its
 * hours by the line's own number: at the end of a month no provider is asked for all at once.
 */
export function plannedFor(
  rule: Calls,
  validUntil: InstantMs | null,
  nowMs: InstantMs,
): readonly Planned[] {
  const planned: Planned[] = [];
  const month = monthlyDayFrom(rule, nowMs);
  if (month !== null) planned.push({ cause: 'monthly', day: month, atMs: instantOn(rule, month) });
  if (rule.daysLeft !== null && validUntil !== null) {
    const day = addDays(hongKongDay(validUntil), -rule.daysLeft);
    // An expiry that did not move with what was paid for it must not be paid for twice.
    if (day !== rule.expiryDone) planned.push({ cause: 'expiry', day, atMs: instantOn(rule, day) });
  }
  return planned.sort((one, other) => one.atMs - other.atMs);
}

/**
 * The day of the next monthly top-up that is not done: today's, or one that was missed this month.
 */
function monthlyDayFrom(rule: Calls, nowMs: InstantMs): HongKongDay | null {
  const { monthlyDay, monthlyUntil, monthDone } = rule;
  if (monthlyDay === null) return null;
  const thisMonth = hongKongDay(nowMs).slice(0, 7);
  const month = monthDone !== null && monthDone >= thisMonth ? nextMonth(monthDone) : thisMonth;
  const day = `${month}-${String(monthlyDay).padStart(2, '0')}`;
  return monthlyUntil !== null && day > monthlyUntil ? null : day;
}

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}

/** The month that a rule made on this day begins with: one whose day is past is not made up for. */
export function monthDoneAtStart(monthlyDay: number | null, nowMs: InstantMs): string | null {
  if (monthlyDay === null) return null;
  const today = hongKongDay(nowMs);
  if (Number(today.slice(8)) <= monthlyDay) return null;
  return today.slice(0, 7);
}

function instantOn({ line }: Pick<Rule, 'line'>, day: HongKongDay): InstantMs {
  const share = Number.parseInt(line.slice(-6), 16) / 2 ** 24;
  return startOfDay(day) + beginsMs + Math.floor(share * spreadMs);
}

/** Days ahead at which owners are told: what Mainland law wants, and what wallets want, of 72 h. */
export const noticeDays: readonly number[] = [5, 3];

/** How often the owner should have been told by now of a top-up on that day. */
export function noticesDue(day: HongKongDay, nowMs: InstantMs): number {
  const left = daysBetween(hongKongDay(nowMs), day);
  return noticeDays.filter((days) => left <= days).length;
}

/** When the next word about it is due; its own instant once all is said. */
export function nextStepOf({ day, atMs }: Planned, told: number): InstantMs {
  const days = noticeDays[told];
  return days === undefined ? atMs : startOfDay(addDays(day, -days)) + beginsMs;
}

/** The planned one of this cause is done: paid, or skipped. */
export function doneBy(
  { monthlyDay }: Pick<Rule, 'monthlyDay'>,
  planned: readonly Planned[],
  cause: Cause,
  nowMs: InstantMs,
): Partial<Pick<Rule, 'monthDone' | 'expiryDone'>> {
  const day = planned.find((one) => one.cause === cause)?.day ?? hongKongDay(nowMs);
  if (cause === 'monthly' && monthlyDay !== null) return { monthDone: day.slice(0, 7) };
  return cause === 'expiry' ? { expiryDone: day } : {};
}
