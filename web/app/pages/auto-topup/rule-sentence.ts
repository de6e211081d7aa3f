import type { Money } from '../../../client/index.ts';
import type { useLineApp } from '../../state/line-words.tsx';

type LineApp = Pick<ReturnType<typeof useLineApp>, 'say' | 'format'>;

export interface Said {
  readonly below: Money | null;
  readonly daysLeft: number | null;
  readonly amount: Money | null;
  readonly monthlyDay: number | null;
  readonly monthlyAmount: Money | null;
  readonly cap: Money;
  readonly capTimes: number;
}

/** A whole rule in sentences: when, how much, and never more than what. */
export function ruleSentence({ say, format }: LineApp, rule: Said): string {
  const parts: string[] = [];
  const amount = rule.amount === null ? '' : format.roundMoney(rule.amount);
  if (rule.below !== null) {
    parts.push(say('autoTopup.sayBelow', { below: format.roundMoney(rule.below), amount }));
  }
  if (rule.daysLeft !== null) {
    parts.push(say('autoTopup.sayDays', { days: String(rule.daysLeft), amount }));
  }
  if (rule.monthlyDay !== null && rule.monthlyAmount !== null) {
    const monthly = format.roundMoney(rule.monthlyAmount);
    parts.push(say('autoTopup.sayMonthly', { day: String(rule.monthlyDay), amount: monthly }));
  }
  const cap = format.roundMoney(rule.cap);
  parts.push(say('autoTopup.sayCap', { cap, times: String(rule.capTimes) }));
  // A full stop of Chinese brings its own blank.
  return parts
    .map((part) => (part.endsWith('.') ? `${part} ` : part))
    .join('')
    .trim();
}
