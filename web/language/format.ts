import type { Language, Money } from '../client/index.ts';

/**
 * Money, days and sizes in the words of a language, and in Hong Kong's time wherever the phone is.
 */
export interface Format {
  /** `HK$1,234.50`, `¥92.00`. */
  money(money: Money): string;
  /** Without cents where there are none: `HK$100`. */
  roundMoney(money: Money): string;
  /** A calendar day in Hong Kong, given as `2026-06-30`. */
  day(day: string): string;
  /** The day in Hong Kong that an instant lies in; days end at 23:59:59 there. */
  dayOf(instant: string): string;
  /** A month, given as `2026-06`. */
  month(month: string): string;
  dayAndTime(instant: string): string;
  /** The same with seconds, where things happen within one minute. */
  timeInSeconds(instant: string): string;
  time(instant: string): string;
  days(count: number): string;
  /**
   * How long, in its largest whole unit: `90 seconds` becomes `2 minutes`, never less than the
   * truth.
   */
  duration(seconds: number): string;
  /** What is left on a clock, as `4:05`. */
  clock(seconds: number): string;
  bytes(count: number): string;
  minutes(seconds: number): string;
  list(words: readonly string[]): string;
}

const locales: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
  en: 'en-HK',
};

/** Both have two places. Intl would write CNY as CN¥ in one language and ¥ in another. */
const signs: Readonly<Record<Money['currency'], string>> = { HKD: 'HK$', CNY: '¥' };
const timeZone = 'Asia/Hong_Kong';

const spans: readonly [number, string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

const kibi = 1_024;
const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Intl sets a blank between a number and a Chinese unit, which nobody in Hong Kong writes. */
function closed(text: string): string {
  return text.replaceAll(/(?<=\d)\s(?=\p{Script=Han})/gu, '');
}

/** 9007199254740991 → "90071992547409.91": as text it is exact where a division would not be. */
function major(amountMinor: number): `${number}` {
  const digits = String(amountMinor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
}

function signed({ amountMinor, currency }: Money, form: Intl.NumberFormat): string {
  const minus = amountMinor < 0 ? '−' : '';
  return `${minus}${signs[currency]}${form.format(major(Math.abs(amountMinor)))}`;
}

export function formatIn(language: Language): Format {
  const locale = locales[language];
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const counted = (unit: string, count: number): string =>
    closed(number({ style: 'unit', unit, unitDisplay: 'long' }).format(count));

  const places = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const whole = number({ maximumFractionDigits: 0 });
  const dayMonthYear = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const hourMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

  return {
    money: (money) => signed(money, places),
    roundMoney: (money) => signed(money, money.amountMinor % 100 === 0 ? whole : places),
    day: (day) => date(dayMonthYear).format(new Date(`${day}T12:00:00+08:00`)),
    dayOf: (instant) => date(dayMonthYear).format(new Date(instant)),
    month: (month) =>
      date({ month: 'long', year: 'numeric' }).format(new Date(`${month}-01T12:00:00+08:00`)),
    dayAndTime: (instant) => date({ ...dayMonthYear, ...hourMinute }).format(new Date(instant)),
    timeInSeconds: (instant) =>
      date({ ...dayMonthYear, ...hourMinute, second: '2-digit' }).format(new Date(instant)),
    time: (instant) => date(hourMinute).format(new Date(instant)),
    days: (count) => counted('day', count),
    duration(seconds) {
      const [size, unit] = spans.find(([span]) => seconds >= span) ?? [1, 'second'];
      return counted(unit, Math.ceil(seconds / size));
    },
    clock(seconds) {
      const left = Math.max(0, Math.ceil(seconds));
      return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    },
    bytes(count) {
      const power = sizes.findLastIndex((_, at) => at === 0 || count >= kibi ** at);
      const unit = sizes[power] ?? 'byte';
      const size = count / kibi ** power;
      // Down, never up: who is promised 1 GB must not find 0.96.
      const told = size < 10 ? Math.floor(size * 10) / 10 : Math.floor(size);
      return number({ style: 'unit', unit, maximumFractionDigits: 1 }).format(told);
    },
    minutes: (seconds) =>
      closed(number({ style: 'unit', unit: 'minute' }).format(Math.floor(seconds / 60))),
    list: (words) => words.join(language === 'en' ? ', ' : '、'),
  };
}
