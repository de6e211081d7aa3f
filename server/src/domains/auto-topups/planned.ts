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
  /** So long before it its owner is told; three days where nothing else is known. */
  readonly leadMs?: number;
  /** So many days sooner than others it is told, where nothing can be taken after its day. */
  readonly earlyDays?: number;
  /** The last day on which whoever pays lets it be taken. */
  readonly lastDay?: HongKongDay | undefined;
  /** Its payer can be told of it after that day alone, and was not before. */
  readonly isUntold?: boolean;
  /** When the word of it left us, null while it has not; left out where it goes as it is said. */
  readonly sentAt?: InstantMs | null;
  /** Nothing that was said of it has left us in all the time that it had: it is said anew. */
  readonly isLost?: boolean;
}

type Monthly = Pick<Rule, 'monthlyDay' | 'monthlyUntil' | 'monthDone' | 'onSince' | 'toldFor'>;

type Calls = Monthly & Pick<Rule, 'daysLeft' | 'expiryDone' | 'line'>;

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
 * So many days after its day a month's is still made, though the month be over: its owner is told
 * three days before it, and may have been told late.
 */
const lateDays = 10;

/** The day of the next monthly top-up that is not done: today's, or one that was missed. */
function monthlyDayFrom(rule: Monthly, nowMs: InstantMs): HongKongDay | null {
  const { monthlyDay, monthlyUntil, monthDone } = rule;
  if (monthlyDay === null) return null;
  const first = firstMonth(rule, monthlyDay, nowMs);
  const month = monthDone !== null && monthDone >= first ? nextMonth(monthDone) : first;
  const day = dayIn(month, monthlyDay);
  return monthlyUntil !== null && day > monthlyUntil ? null : day;
}

/** The first month whose top-up can still be made. */
function firstMonth(rule: Monthly, monthlyDay: number, nowMs: InstantMs): string {
  const today = hongKongDay(nowMs);
  const before = dayIn(monthBefore(today.slice(0, 7)), monthlyDay);
  const isLate = before >= addDays(today, -lateDays) && hasCalled(rule, before);
  return (isLate ? before : today).slice(0, 7);
}

/** Whether a month's day that has passed has called: by this rule, or by the one it took over. */
function hasCalled({ onSince, toldFor }: Monthly, day: HongKongDay): boolean {
  return day >= hongKongDay(onSince) || day === toldFor;
}

/** The day whose monthly top-up was not made and can be no more; null for none. */
export function missedDay(rule: Monthly, nowMs: InstantMs): HongKongDay | null {
  const { monthlyDay, monthlyUntil, monthDone } = rule;
  if (monthlyDay === null) return null;
  const month = monthBefore(firstMonth(rule, monthlyDay, nowMs));
  const day = dayIn(month, monthlyDay);
  const wasCalled = hasCalled(rule, day) && (monthlyUntil === null || day <= monthlyUntil);
  return wasCalled && (monthDone === null || monthDone < month) ? day : null;
}

/** From when on a month's can be made no more, and its owner is told so by day. */
export function overFrom({ day, lastDay }: Pick<Planned, 'day' | 'lastDay'>): InstantMs {
  const lastLate = addDays(day, lateDays + 1);
  const next = `${nextMonth(day.slice(0, 7))}-01`;
  const over = lastLate > next ? lastLate : next;
  const after = lastDay === undefined ? over : addDays(lastDay, 1);
  return startOfDay(after < over ? after : over) + beginsMs;
}

/** Whether it is the last day on which a month's can be made. */
export function isLastDay(one: Pick<Planned, 'day' | 'lastDay'>, nowMs: InstantMs): boolean {
  return hongKongDay(overFrom(one)) === addDays(hongKongDay(nowMs), 1);
}

function dayIn(month: string, monthlyDay: number): HongKongDay {
  return `${month}-${String(monthlyDay).padStart(2, '0')}`;
}

function monthBefore(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7);
}

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}

/**
 * What a rule begins its months with. One whose day is past is not made up for, unless the rule
 * before was on with that very day and has it still to make, or to say that it is made no more.
 */
export function monthsAtStart(
  { monthlyDay }: Pick<Rule, 'monthlyDay'>,
  before: (Monthly & Pick<Rule, 'state'>) | undefined,
  nowMs: InstantMs,
): Pick<Rule, 'monthDone' | 'toldFor'> {
  if (monthlyDay === null) return { monthDone: null, toldFor: null };
  const done = before?.monthDone ?? null;
  const isSame = before?.state === 'on' && before.monthlyDay === monthlyDay;
  const late = isSame ? lateDay(before, nowMs) : null;
  if (late !== null) return { monthDone: done, toldFor: late };
  const past = monthDoneAtStart(monthlyDay, nowMs);
  return { monthDone: (past ?? '') > (done ?? '') ? past : done, toldFor: null };
}

/** The month's day that has passed without its top-up, and still calls for it or for its word. */
function lateDay(rule: Monthly, nowMs: InstantMs): HongKongDay | null {
  const day = missedDay(rule, nowMs) ?? monthlyDayFrom(rule, nowMs);
  return day !== null && day < hongKongDay(nowMs) ? day : null;
}

/** The month that a rule made afresh on this day begins with: one whose day is past is done. */
export function monthDoneAtStart(monthlyDay: number | null, nowMs: InstantMs): string | null {
  if (monthlyDay === null) return null;
  const today = hongKongDay(nowMs);
  if (Number(today.slice(8)) <= monthlyDay) return null;
  return today.slice(0, 7);
}

/** Whether a rule made now has a month's day before its last one. */
export function isMonthToCome(
  wish: Pick<Rule, 'monthlyDay' | 'monthlyUntil'>,
  before: (Monthly & Pick<Rule, 'state'>) | undefined,
  nowMs: InstantMs,
): boolean {
  const begun = { ...wish, ...monthsAtStart(wish, before, nowMs), onSince: nowMs };
  return monthlyDayFrom(begun, nowMs) !== null;
}

function instantOn({ line }: Pick<Rule, 'line'>, day: HongKongDay): InstantMs {
  return startOfDay(day) + beginsMs + Math.floor(shareOf(line) * spreadMs);
}

/** A line's own place between 0 and 1, by which many are spread over a time. */
export function shareOf(line: Rule['line']): number {
  return Number.parseInt(line.slice(-6), 16) / 2 ** 24;
}

/** Days ahead at which owners are told: what Mainland law wants, and what wallets want, of 72 h. */
export const noticeDays: readonly number[] = [5, 3];

/** How often the owner should have been told by now of a top-up on that day. */
export function noticesDue(day: HongKongDay, nowMs: InstantMs, earlyDays = 0): number {
  const left = daysBetween(hongKongDay(nowMs), day) - earlyDays;
  return noticeDays.filter((days) => left <= days).length;
}

/** When the next word about it is due; its own instant once all is said. */
export function nextStepOf({ day, atMs, earlyDays = 0 }: Planned, told: number): InstantMs {
  const days = noticeDays[told];
  return days === undefined ? atMs : startOfDay(addDays(day, -days - earlyDays)) + beginsMs;
}

/** The planned one of this cause is done: paid, or skipped. */
export function doneBy(
  { monthlyDay, monthDone }: Pick<Rule, 'monthlyDay' | 'monthDone'>,
  planned: readonly Planned[],
  cause: Cause,
  nowMs: InstantMs,
): Partial<Pick<Rule, 'monthDone' | 'expiryDone'>> {
  const day = planned.find((one) => one.cause === cause)?.day ?? hongKongDay(nowMs);
  if (cause === 'monthly' && monthlyDay !== null) {
    const month = day.slice(0, 7);
    return { monthDone: monthDone !== null && monthDone > month ? monthDone : month };
  }
  return cause === 'expiry' ? { expiryDone: day } : {};
}
