import type { InstantMs } from '#base';
import { fact } from '#platform/facts';
import type { LineId } from '#subscribers';
import type { AppealId } from './appeal.ts';
import type { ClockAlarm } from './clocks.ts';

export interface ClockRan {
  readonly appeal: AppealId;
  readonly number: string;
  readonly alarm: ClockAlarm;
  /** When the clock ends, or has ended. */
  readonly endsAt: InstantMs;
}

/** The clock of an appeal will soon have run out, or just has. */
export const appealClockRan = fact<ClockRan>('appealClockRan');

export interface GoodwillCredited {
  readonly appeal: AppealId;
  readonly line: LineId;
}

/** An answer has given goodwill: it is on the line. */
export const goodwillCredited = fact<GoodwillCredited>('goodwillCredited');
