import { addDays, endOfDay, hongKongDay, hourMs, isoTime } from '#base';
import { fetchBill } from '#payments';
import type { Context } from '#platform/context';
import { heldOfDay } from './held-of-day.ts';
import { keepBankDay } from './keep-bank-day.ts';
import type { OurAccount } from './our-account.ts';
import { statementMissing, statementNotYet } from './statement-problem.ts';
import { expectBankDays, readDueBankDays } from './store/bank-days.ts';
import { takeStatement } from './take-statement.ts';

/** So many statements at a time, so that a long silence keeps no report of today waiting. */
const mostDays = 10;
/** From then on a day without a statement, on which nothing is known to have moved, was empty. */
const certainAfterMs = 16 * hourMs;

/**
 * Takes the statement of every day that is over and was not taken whole, oldest first, however long
 * nobody has read the bank: it has what was booked after the last question of its day. One of which
 * anything could not be taken is asked for again. Returns how many entries were new.
 */
export async function takeBankDays(context: Context, of: OurAccount): Promise<number> {
  const nowMs = context.clock.now();
  const yesterday = addDays(hongKongDay(nowMs), -1);
  const due = await context.db.transaction(async (tx) => {
    await tx.query(expectBankDays, [of.account, yesterday, isoTime(nowMs)]);
    return tx.query(readDueBankDays, [of.account, isoTime(nowMs), mostDays]);
  });
  let taken = 0;
  for (const { day } of due) taken += await takeDay(context, of, day);
  return taken;
}

async function takeDay(context: Context, of: OurAccount, day: string): Promise<number> {
  const answer = await fetchBill(context, of.connector, day);
  if (answer.kind === 'bill') return takeStatement(context, of, day, answer.file);
  const problem = answer.kind === 'none' ? await whyNone(context, of, day) : answer.reason;
  await keepBankDay(context, of, day, { taken: 0, problem });
  return 0;
}

async function whyNone(context: Context, of: OurAccount, day: string): Promise<string | undefined> {
  if (context.clock.now() < endOfDay(day) + certainAfterMs) return statementNotYet;
  const held = await heldOfDay(context, of, day);
  return held.length > 0 ? statementMissing : undefined;
}
