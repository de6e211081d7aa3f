import type { PhoneNumber } from '#base';
import type { LineId, SubscriberId } from '#subscribers';
import { monthDoneAtStart } from './planned.ts';
import type { Rule, Wish } from './rule.ts';

/** What somebody wants for a line of theirs. */
export interface WishFor {
  readonly line: LineId;
  readonly owner: SubscriberId;
  readonly wish: Wish;
}

/** A rule as it begins. */
export function newRule({ line, owner, wish }: WishFor, number: PhoneNumber, nowMs: number): Rule {
  return {
    ...wish,
    line,
    owner,
    number,
    state: 'on',
    skipsNext: false,
    onSince: nowMs,
    pausedWhy: null,
    dueAt: nowMs,
    toldFor: null,
    toldTimes: 0,
    toldAt: null,
    monthDone: monthDoneAtStart(wish.monthlyDay, nowMs),
    expiryDone: null,
  };
}
