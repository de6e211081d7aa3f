import { type HongKongDay, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import type { OurAccount } from './our-account.ts';
import { delayBankDay, takeBankDay } from './store/bank-days.ts';

const retryMs = 5 * minuteMs;
const longestText = 500;

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

/** Keeps what became of a day that was not taken whole before. */
export async function keepBankDay(
  context: Context,
  of: OurAccount,
  day: HongKongDay,
  took: Took,
): Promise<void> {
  const { problem, hasCome = false, opening, closing, currency, differs } = took;
  if (problem !== undefined) context.log.warn('a day of a bank is open', { ...of, day, problem });
  await context.db.transaction(async (tx) => {
    const at = isoTime(tx.nowMs);
    if (problem !== undefined) {
      const due = isoTime(tx.nowMs + retryMs);
      const text = problem.slice(0, longestText);
      await tx.query(delayBankDay, [of.account, day, due, text, hasCome, at]);
      return;
    }
    const balances = [opening ?? null, closing ?? null, currency ?? null];
    const note = differs?.slice(0, longestText) ?? null;
    await tx.query(takeBankDay, [of.account, day, at, ...balances, note]);
  });
}
