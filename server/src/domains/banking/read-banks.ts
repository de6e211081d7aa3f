import { fetchBankReport, listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { OurAccount } from './our-account.ts';
import { takeBankDays } from './take-bank-days.ts';
import { takeReport } from './take-report.ts';

/**
 * Asks every bank of ours what it has booked today, and for the statement of every day before that
 * was not taken whole. Returns how many entries were new.
 */
export async function readBanks(context: Context): Promise<number> {
  let taken = 0;
  for (const of of await listBankAccounts(context)) {
    taken += await takeBankDays(context, of);
    taken += await takeToday(context, of);
  }
  return taken;
}

async function takeToday(context: Context, of: OurAccount): Promise<number> {
  const answer = await fetchBankReport(context, of.connector);
  if (answer.kind === 'nothing_certain') {
    context.log.warn('a bank gave no report', { ...of, problem: answer.reason });
  }
  if (answer.kind !== 'bill') return 0;
  const report = await takeReport(context, of, answer.file);
  if (!report) context.log.warn('a bank gave a report that cannot be read', { ...of });
  // What of it could not be taken stands in the statement, which is asked for until it is.
  if (report?.problem !== undefined) {
    context.log.warn('a report of a bank was not taken whole', { ...of, problem: report.problem });
  }
  return report?.taken ?? 0;
}
