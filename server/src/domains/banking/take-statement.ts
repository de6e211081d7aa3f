import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import { heldOfDay } from './held-of-day.ts';
import { keepBankDay, type Took } from './keep-bank-day.ts';
import type { OurAccount } from './our-account.ts';
import { differencesIn } from './statement-differences.ts';
import { problemOfDifferences, statementOfDay, statementUnreadable } from './statement-problem.ts';
import { takeReport } from './take-report.ts';

/**
 * Takes the statement of a day, whether the bank gave it out or people have brought it: each entry
 * once, however often and in whatever form it comes. Where all of it is held the day is done, and
 * asked for no more; how one differs that comes for it all the same is kept beside it. Returns how
 * many entries were new.
 */
export async function takeStatement(
  context: Context,
  of: OurAccount,
  day: HongKongDay,
  file: Buffer,
): Promise<number> {
  const took = await take(context, of, day, file);
  await keepBankDay(context, of, day, took);
  return took.taken;
}

async function take(
  context: Context,
  of: OurAccount,
  day: HongKongDay,
  file: Buffer,
): Promise<Took> {
  const report = await takeReport(context, of, file);
  const hasCome = true;
  if (!report) return { taken: 0, hasCome, problem: statementUnreadable };
  const { taken, statement, known } = report;
  const isRight = statement.day === day;
  const problem = isRight ? report.problem : statementOfDay(statement.day);
  if (problem !== undefined) return { taken, hasCome, problem };
  const held = await heldOfDay(context, of, day);
  const { openingMinor: opening, closingMinor: closing, currency } = statement.totals ?? {};
  const differs = problemOfDifferences(differencesIn(statement, known, held));
  if (differs !== undefined) context.log.warn('a statement differs', { ...of, day, differs });
  return { taken, hasCome, opening, closing, currency, differs };
}
