/** An instant in milliseconds since 1970-01-01T00:00:00Z, always read from the one clock. */
export type InstantMs = number;

/** A calendar day in Hong Kong, as `2026-06-30`. */
export type HongKongDay = string;

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** Hong Kong has kept UTC+8 without summer time since 1979, and so have Beijing and Macau since. */
const hongKongOffsetMs = 8 * hourMs;

/** Written once for each day that is asked about: every answer of ours names some. */
const days = new Map<number, HongKongDay>();
const mostDays = 10_000;

/** Which day in Hong Kong, counted from 1970-01-01. */
function dayNumber(atMs: InstantMs): number {
  return Math.floor((atMs + hongKongOffsetMs) / dayMs);
}

export function hongKongDay(atMs: InstantMs): HongKongDay {
  const number = dayNumber(atMs);
  let day = days.get(number);
  if (day === undefined) {
    day = new Date(number * dayMs).toISOString().slice(0, 10);
    if (days.size === mostDays) days.clear();
    days.set(number, day);
  }
  return day;
}

/** Hong Kong midnights that lie between two instants; negative when the second comes first. */
export function midnightsBetween(fromMs: InstantMs, toMs: InstantMs): number {
  return dayNumber(toMs) - dayNumber(fromMs);
}

/** The first millisecond of the Hong Kong day that an instant lies in. */
export function hongKongMidnight(atMs: InstantMs): InstantMs {
  const sinceMidnightMs = (atMs + hongKongOffsetMs) % dayMs;
  return atMs - (sinceMidnightMs < 0 ? sinceMidnightMs + dayMs : sinceMidnightMs);
}

/** The first millisecond of the day in Hong Kong. */
export function startOfDay(day: HongKongDay): InstantMs {
  return Date.parse(`${day}T00:00:00Z`) - hongKongOffsetMs;
}

/** Days end at 23:59:59 Hong Kong time: this is the last instant of that second. */
export function endOfDay(day: HongKongDay): InstantMs {
  return startOfDay(day) + dayMs - 1;
}

/** A month as Hong Kong counts it, `2026-11`: from its first instant to that of the next. */
export function spanOfMonth(month: string): {
  readonly fromMs: InstantMs;
  readonly untilMs: InstantMs;
} {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number)).toISOString().slice(0, 10);
  return { fromMs: startOfDay(`${month}-01`), untilMs: startOfDay(next) };
}

let addedTo = '';
const added = new Map<number, HongKongDay>();

/** Remembered for one day: hundreds of orders at once ask the same, which took 3 % of crediting. */
export function addDays(day: HongKongDay, days: number): HongKongDay {
  if (day !== addedTo || added.size > 1_000) {
    added.clear();
    addedTo = day;
  }
  let sum = added.get(days);
  if (sum === undefined) {
    sum = new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
    added.set(days, sum);
  }
  return sum;
}

/** Whole days from one to the other; 0 on the same day, negative when the second comes first. */
export function daysBetween(from: HongKongDay, to: HongKongDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/**
 * `2026-06-30 08:12:00`, the wall clock of Hong Kong and Beijing, as provider protocols write it.
 */
export function hongKongWallClock(atMs: InstantMs): string {
  return new Date(atMs + hongKongOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

const wallClock = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** The other way round; undefined when the text is not such a time. */
export function fromHongKongWallClock(text: string): InstantMs | undefined {
  return wallClock.test(text) ? fromIsoTime(`${text.replace(' ', 'T')}+08:00`) : undefined;
}

const day = /^[12]\d{3}-\d{2}-\d{2}$/;

/** Whether text from outside is a day that the calendar has. */
export function isDay(text: string): boolean {
  const atMs = day.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // JavaScript takes February 30 for March 2.
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}

const internetTime = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * RFC 3339 as others write it, of a year that PostgreSQL and JavaScript both know. Undefined for
 * anything else that one of them would take for a time.
 */
export function fromIsoTime(text: string): InstantMs | undefined {
  const atMs = internetTime.test(text) ? Date.parse(text) : Number.NaN;
  const isThere = Number(text.slice(8, 10)) <= 28 || isDay(text.slice(0, 10));
  return Number.isNaN(atMs) || !isThere ? undefined : atMs;
}

/** The year 3000, in seconds. */
const secondsEnd = 32_503_680_000;

/** Whole seconds since 1970, as some providers write an instant. */
export function fromUnixSeconds(seconds: unknown): InstantMs | undefined {
  const isOne = typeof seconds === 'number' && Number.isInteger(seconds);
  return isOne && seconds > 0 && seconds < secondsEnd ? seconds * secondMs : undefined;
}

/** RFC 3339 in UTC, as every JSON answer of ours writes an instant. */
export function isoTime(atMs: InstantMs): string {
  return new Date(atMs).toISOString();
}
