import { dayMs, isoTime, secondMs } from '#base';
import type { Context } from '#platform/context';
import type { Gives } from './outcome.ts';
import { readFigures as readRow, readOutcomes } from './store/figures.ts';

/** How well appeals of so many days were answered. */
export interface Figures {
  readonly days: number;
  readonly opened: number;
  readonly answered: number;
  readonly withdrawn: number;
  readonly reopened: number;
  /** Half of the first answers came within this, and nine of ten within that; null for none. */
  readonly firstAnswerHalfMs: number | null;
  readonly firstAnswerMostMs: number | null;
  readonly lateFirst: number;
  readonly lateAnswers: number;
  readonly outcomes: readonly { readonly gives: Gives; readonly count: number }[];
}

/** The figures of appeals that were opened in the last days. */
export async function readFigures(context: Context, days = 30): Promise<Figures> {
  const since = [isoTime(context.clock.now() - days * dayMs)];
  const [[row], outcomes] = await Promise.all([
    context.db.read(readRow, since),
    context.db.read(readOutcomes, since),
  ]);
  return {
    days,
    opened: Number(row?.opened ?? 0n),
    answered: Number(row?.answered ?? 0n),
    withdrawn: Number(row?.withdrawn ?? 0n),
    reopened: Number(row?.reopened ?? 0n),
    firstAnswerHalfMs: inMs(row?.firstAnswerHalf),
    firstAnswerMostMs: inMs(row?.firstAnswerMost),
    lateFirst: Number(row?.lateFirst ?? 0n),
    lateAnswers: Number(row?.lateAnswers ?? 0n),
    outcomes: outcomes.map(({ gives, count }) => ({ gives: gives as Gives, count: Number(count) })),
  };
}

function inMs(seconds: number | null | undefined): number | null {
  return seconds === null || seconds === undefined ? null : Math.round(seconds * secondMs);
}
