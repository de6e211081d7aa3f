import { addDays, endOfDay, hongKongDay, hourMs, isoTime, minuteMs, startOfDay } from '#base';
import { fetchBill } from '#payments';
import type { Context } from '#platform/context';
import type { OurAccount } from './our-account.ts';
import { differencesIn } from './statement-differences.ts';
import {
  delayBankDay,
  expectBankDays,
  readDueBankDays,
  readHeldEntries,
  takeBankDay,
} from './store/bank-days.ts';
import { takeReport } from './take-report.ts';

/** So many statements at a time, so that a long silence keeps no report of today waiting. */
const mostDays = 10;
const retryMs = 5 * minuteMs;
/** From then on a day without a statement, on which nothing is known to have moved, was empty. */
const certainAfterMs = 16 * hourMs;
const longestText = 500;

interface Took {
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
  for (const { day } of due) {
    const took = await takeDay(context, of, day);
    taken += took.taken;
    await keep(context, of, day, took);
  }
  return taken;
}

async function takeDay(context: Context, of: OurAccount, day: string): Promise<Took> {
  const answer = await fetchBill(context, of.connector, day);
  if (answer.kind === 'nothing_certain') return { taken: 0, problem: answer.reason };
  if (answer.kind === 'none') return { taken: 0, problem: await whyNone(context, of, day) };
  const report = await takeReport(context, of, answer.file);
  const hasCome = true;
  if (!report) return { taken: 0, hasCome, problem: 'the statement cannot be read' };
  const { taken, statement, known } = report;
  const isRight = statement.day === day;
  const problem = isRight ? report.problem : `the statement is of ${statement.day}`;
  if (problem !== undefined) return { taken, hasCome, problem };
  const held = await heldOf(context, of, day);
  const { openingMinor: opening, closingMinor: closing, currency } = statement.totals ?? {};
  const differs = differencesIn(statement, known, held).join('; ') || undefined;
  if (differs !== undefined) context.log.warn('a statement differs', { ...of, day, differs });
  return { taken, opening, closing, currency, differs };
}

async function whyNone(context: Context, of: OurAccount, day: string): Promise<string | undefined> {
  if (context.clock.now() < endOfDay(day) + certainAfterMs) return 'there is no statement yet';
  const held = await heldOf(context, of, day);
  return held.length > 0 ? 'there is no statement, and there should be one' : undefined;
}

async function heldOf(context: Context, { account }: OurAccount, day: string): Promise<string[]> {
  const span = [isoTime(startOfDay(day)), isoTime(startOfDay(addDays(day, 1)))];
  const rows = await context.db.read(readHeldEntries, [account, ...span]);
  return rows.map(({ bankReference }) => bankReference);
}

async function keep(context: Context, of: OurAccount, day: string, took: Took): Promise<void> {
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
