import { type HongKongDay, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import type { OurAccount } from './our-account.ts';
import { statementNotYet } from './statement-problem.ts';
import {
  delayBankDay,
  noteDifferingAgain,
  takeBankDay,
  takeBankDayAgain,
} from './store/bank-days.ts';

const retryMs = 5 * minuteMs;
const longestText = 1_000;

/** What became of the statement of a day. */
export interface Took {
  /** How many entries were new. */
  readonly taken: number;
  /** Why the day is not done, and whether a statement of it came all the same. */
  readonly problem?: string | undefined;
  readonly hasCome?: boolean;
  readonly opening?: bigint | undefined;
  readonly closing?: bigint | undefined;
  readonly currency?: string | undefined;
  readonly differs?: string | undefined;
}

/**
 * Keeps what became of a day that was not taken whole before. For one that was, a statement counts
 * by its balances where nothing is wrong with it; else what is wrong is kept beside them.
 */
export async function keepBankDay(
  context: Context,
  of: OurAccount,
  day: HongKongDay,
  took: Took,
): Promise<void> {
  const { problem, hasCome = false, opening, closing, currency, differs } = took;
  if (problem !== undefined) {
    const level = problem === statementNotYet ? 'info' : 'warn';
    context.log[level]('a day of a bank is open', { ...of, day, problem });
  }
  await context.db.transaction(async (tx) => {
    const at = isoTime(tx.nowMs);
    const note = (problem ?? differs)?.slice(0, longestText) ?? null;
    const key = [of.account, day];
    const balances = [opening ?? null, closing ?? null, currency ?? null];
    if (hasCome && note !== null) await tx.query(noteDifferingAgain, [...key, at, note]);
    if (hasCome && note === null) await tx.query(takeBankDayAgain, [...key, at, ...balances]);
    if (problem !== undefined) {
      const due = isoTime(tx.nowMs + retryMs);
      await tx.query(delayBankDay, [...key, due, note, hasCome, at]);
      return;
    }
    await tx.query(takeBankDay, [...key, at, ...balances, note]);
  });
}
