import type { Money } from '../../../client/index.ts';
import type { useLineApp } from '../../state/line-words.tsx';

type LineApp = Pick<ReturnType<typeof useLineApp>, 'say' | 'format'>;

export interface Said {
  readonly below: Money | null;
  readonly daysLeft: number | null;
  readonly amount: Money | null;
  /** Where given, it is filled up to that instead. */
  readonly target: Money | null;
  readonly monthlyDay: number | null;
  readonly monthlyAmount: Money | null;
  /** The last day on which it is made. */
  readonly monthlyUntil: string | null;
  readonly cap: Money;
  readonly capTimes: number;
  /** Two charges are so many minutes apart at least. */
  readonly intervalMinutes: number;
}

/** Whether it calls on days that nobody knows long ahead. */
export function isAtAnyTime({ below, daysLeft }: Pick<Said, 'below' | 'daysLeft'>): boolean {
  return below !== null || daysLeft !== null;
}

/** A whole rule in sentences: when, how much, never more than what, and how far apart. */
export function ruleSentence(app: LineApp, rule: Said): string {
  // A full stop of Chinese brings its own blank.
  return ruleParts(app, rule)
    .map((part) => (part.endsWith('.') ? `${part} ` : part))
    .join('')
    .trim();
}

/** The same, a sentence each. */
export function ruleParts({ say, format }: LineApp, rule: Said): readonly string[] {
  const parts: string[] = [];
  const amount = rule.amount === null ? '' : format.roundMoney(rule.amount);
  const target = rule.target === null ? '' : format.roundMoney(rule.target);
  const isFilled = rule.target !== null;
  if (rule.below !== null) {
    const given = { below: format.roundMoney(rule.below), amount, target };
    parts.push(say(isFilled ? 'autoTopup.sayBelowTo' : 'autoTopup.sayBelow', given));
  }
  if (rule.daysLeft !== null) {
    const given = { days: String(rule.daysLeft), amount, target };
    parts.push(say(isFilled ? 'autoTopup.sayDaysTo' : 'autoTopup.sayDays', given));
  }
  if (rule.monthlyDay !== null && rule.monthlyAmount !== null) {
    const monthly = format.roundMoney(rule.monthlyAmount);
    parts.push(say('autoTopup.sayMonthly', { day: String(rule.monthlyDay), amount: monthly }));
    if (rule.monthlyUntil !== null) {
      parts.push(say('autoTopup.sayUntil', { day: format.day(rule.monthlyUntil) }));
    }
  }
  const cap = format.roundMoney(rule.cap);
  parts.push(say('autoTopup.sayCap', { cap, times: String(rule.capTimes) }));
  const interval = format.minutes(rule.intervalMinutes * 60);
  parts.push(say('autoTopup.sayInterval', { interval }));
  return parts;
}
