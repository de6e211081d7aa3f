import type { PhoneNumber } from '#base';
import type { LineId, SubscriberId } from '#subscribers';
import { monthsAtStart } from './planned.ts';
import type { Rule, Wish } from './rule.ts';

/** What somebody wants for a line of theirs. */
export interface WishFor {
  readonly line: LineId;
  readonly owner: SubscriberId;
  readonly wish: Wish;
}

/** With what the house holds to beside it, and says with it. */
interface Agreed extends WishFor {
  readonly intervalMinutes: number;
}

/**
 * A rule as it begins; what the one before it has paid this month stays paid, and what that has
 * still to make of it stays to be made.
 */
export function newRule(
  { line, owner, wish, intervalMinutes }: Agreed,
  number: PhoneNumber,
  nowMs: number,
  before: Rule | undefined,
): Rule {
  return {
    ...wish,
    line,
    owner,
    number,
    state: 'on',
    // What its owner wants left out stays so, and what was rests, however the rule is changed.
    skipsNext: before?.state === 'on' && before.skipsNext,
    leftOutAt: before?.state === 'on' ? before.leftOutAt : null,
    onSince: nowMs,
    pausedWhy: null,
    dueAt: nowMs,
    toldTimes: 0,
    toldAt: null,
    expiryToldFor: null,
    expiryToldTimes: 0,
    expiryToldAt: null,
    ...monthsAtStart(wish, before, nowMs),
    expiryDone: null,
    expiryBackAt: null,
    fellAt: null,
    intervalMinutes,
    hastened: (before?.hastened ?? 0) + 1,
    toldWhy: null,
  };
}
