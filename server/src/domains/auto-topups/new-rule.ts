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

/** With what the house holds to beside it, and says with it. */
interface Agreed extends WishFor {
  readonly intervalMinutes: number;
}

/** A rule as it begins; what the one before it has paid this month stays paid. */
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
    // What its owner wants left out stays so, however else the rule is changed.
    skipsNext: before?.state === 'on' && before.skipsNext,
    leftOutAt: null,
    onSince: nowMs,
    pausedWhy: null,
    dueAt: nowMs,
    toldFor: null,
    toldTimes: 0,
    toldAt: null,
    expiryToldFor: null,
    expiryToldTimes: 0,
    expiryToldAt: null,
    monthDone: monthDoneOf(wish, before, nowMs),
    expiryDone: null,
    expiryBackAt: null,
    fellAt: null,
    intervalMinutes,
    hastened: (before?.hastened ?? 0) + 1,
    toldWhy: null,
  };
}

function monthDoneOf({ monthlyDay }: Wish, before: Rule | undefined, nowMs: number): string | null {
  const atStart = monthDoneAtStart(monthlyDay, nowMs);
  const paid = monthlyDay === null ? null : (before?.monthDone ?? null);
  return [atStart, paid].reduce((one, other) => ((one ?? '') > (other ?? '') ? one : other));
}
