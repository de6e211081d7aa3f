import { type InstantMs, minuteMs } from '#base';
import { instantOf } from './period.ts';
import type { Period, Standing } from './standing.ts';

/** What is known when a standing top-up is looked at. */
export interface Sight {
  readonly nowMs: InstantMs;
  /** What it would add, minor units of HKD. */
  readonly amount: bigint;
  /** What the line has free, and what this has added within 30 days. */
  readonly balance: bigint;
  readonly spent30Days: bigint;
  readonly lookEveryMs: number;
}

export interface Decided {
  readonly makesOne: boolean;
  readonly periodsLeft: number | null;
  readonly made: number;
  /** Null once it is over. */
  readonly lookAt: InstantMs | null;
}

/** Whether to top up now, and when to look again. Pure: a text table can hold it. */
export function decideStanding(standing: Standing, sight: Sight): Decided {
  const { period } = standing;
  return period === null ? byThreshold(standing, sight) : byCalendar(standing, period, sight.nowMs);
}

/** One now, for however many periods were missed: nobody is charged for weeks at once. */
function byCalendar(standing: Standing, period: Period, nowMs: InstantMs): Decided {
  const { startsAt } = standing;
  let made = standing.made + 1;
  while (instantOf(startsAt, period, made) <= nowMs) made += 1;
  const left = standing.periodsLeft;
  const over = made - standing.made;
  const periodsLeft = left === null ? null : Math.max(0, left - over);
  const lookAt = periodsLeft === 0 ? null : instantOf(startsAt, period, made);
  return { makesOne: left !== 0, periodsLeft, made, lookAt };
}

function byThreshold(standing: Standing, sight: Sight): Decided {
  const { threshold, cap, restMinutes, periodsLeft, made } = standing;
  const { nowMs, amount, balance, spent30Days, lookEveryMs } = sight;
  const isLow = balance < (threshold ?? 0n);
  const isWithin = spent30Days + amount <= (cap ?? 0n);
  if (!isLow || !isWithin) {
    return { makesOne: false, periodsLeft, made, lookAt: nowMs + lookEveryMs };
  }
  const restMs = Math.max(lookEveryMs, (restMinutes ?? 0) * minuteMs);
  return { makesOne: true, periodsLeft, made: made + 1, lookAt: nowMs + restMs };
}
