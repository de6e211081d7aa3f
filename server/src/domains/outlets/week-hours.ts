import { dayMs, hongKongMidnight, type InstantMs } from '#base';

/** Minutes after midnight in Hong Kong. One that closes after midnight closes beyond 1440. */
export interface Span {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** The spans of Monday to Sunday, in order. */
export type WeekHours = readonly (readonly Span[])[];

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const minutesADay = 1_440;
/** Nobody is open into the day after the next. */
const latest = 2 * minutesADay;

/**
 * Reads opening hours as OpenStreetMap writes them, of which we know days and times:
 * `Mo-Fr 08:00-12:30,13:30-20:00; Sa,Su 10:00-02:00`, and `24/7`. Undefined for anything else. A
 * day that a later rule names has only that one's hours (Key:opening_hours, rule separators).
 */
export function readWeekHours(text: string): WeekHours | undefined {
  if (text.trim() === '24/7') return days.map(() => [{ opensAt: 0, closesAt: minutesADay }]);
  const week = new Map<number, readonly Span[]>();
  for (const rule of text.split(';')) {
    const read = readRule(rule.trim());
    if (!read) return undefined;
    for (const day of read.days) week.set(day, read.spans);
  }
  return days.map((_, day) => week.get(day) ?? []);
}

interface Rule {
  readonly days: readonly number[];
  readonly spans: readonly Span[];
}

function readRule(rule: string): Rule | undefined {
  const [, named, times = ''] = /^(?:([A-Z][A-Za-z,-]+) )?(off|[\d:,-]+)$/.exec(rule) ?? [];
  if (times === '') return undefined;
  const which = named === undefined ? days.map((_, day) => day) : readDays(named);
  const spans = times === 'off' ? [] : readSpans(times);
  return which && spans ? { days: which, spans } : undefined;
}

function readDays(text: string): number[] | undefined {
  const named: number[] = [];
  for (const part of text.split(',')) {
    const [from = '', to = from, ...more] = part.split('-');
    const first = days.indexOf(from);
    const last = days.indexOf(to);
    if (first === -1 || last === -1 || more.length > 0) return undefined;
    const count = ((last - first + days.length) % days.length) + 1;
    for (let step = 0; step < count; step += 1) named.push((first + step) % days.length);
  }
  return named;
}

function readSpans(text: string): Span[] | undefined {
  const spans: Span[] = [];
  for (const part of text.split(',')) {
    const [, opens = '', closes = ''] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(part) ?? [];
    const opensAt = minuteIn(opens);
    const until = minuteIn(closes);
    if (opensAt === undefined || until === undefined || opensAt >= minutesADay) return undefined;
    const closesAt = until > opensAt ? until : until + minutesADay;
    if (closesAt > latest) return undefined;
    spans.push({ opensAt, closesAt });
  }
  return spans.sort((one, other) => one.opensAt - other.opensAt);
}

function minuteIn(clock: string): number | undefined {
  const [hours = 0, minutes = 60] = clock.split(':').map(Number);
  return minutes < 60 && hours <= 48 ? hours * 60 + minutes : undefined;
}

/** The spans that begin on the day of an instant. */
export function spansOn(hours: WeekHours, atMs: InstantMs): readonly Span[] {
  // 1 January 1970 was a Thursday in Hong Kong.
  const sinceThursday = Math.floor((hongKongMidnight(atMs) + dayMs) / dayMs);
  return hours[(sinceThursday + 3) % days.length] ?? [];
}

/** `08:00-22:00`, with the hours after midnight as people say them. */
export function spanText({ opensAt, closesAt }: Span): string {
  return `${clockText(opensAt)}-${clockText(closesAt)}`;
}

function clockText(minute: number): string {
  const shown = minute > minutesADay ? minute - minutesADay : minute;
  const [hours, minutes] = [Math.floor(shown / 60), shown % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
