import { addDays, hongKongDay, isoTime } from '#base';
import { fetchBankReport, fetchBill, listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import type { OurAccount } from './our-account.ts';
import { insertTakenDay, readTakenDay } from './store/entries.ts';
import { takeReport } from './take-report.ts';

/**
 * Asks every bank of ours what it has booked today, and once for the statement of yesterday, which
 * has what was booked after the last question of the day. Returns how many entries were new.
 */
export async function readBanks(context: Context): Promise<number> {
  let taken = 0;
  for (const of of await listBankAccounts(context)) {
    taken += await takeYesterday(context, of);
    taken += await takeToday(context, of);
  }
  return taken;
}

async function takeToday(context: Context, of: OurAccount): Promise<number> {
  const answer = await fetchBankReport(context, of.connector);
  if (answer.kind === 'nothing_certain') {
    context.log.warn('a bank gave no report', { ...of, problem: answer.reason });
  }
  return answer.kind === 'bill' ? ((await takeReport(context, of, answer.file)) ?? 0) : 0;
}

async function takeYesterday(context: Context, of: OurAccount): Promise<number> {
  const yesterday = addDays(hongKongDay(context.clock.now()), -1);
  const [row] = await context.db.read(readTakenDay, [of.account, yesterday]);
  if (row?.isTaken) return 0;
  const answer = await fetchBill(context, of.connector, yesterday);
  if (answer.kind !== 'bill') return 0;
  const taken = await takeReport(context, of, answer.file);
  if (taken === undefined) {
    context.log.warn('a bank gave a statement that cannot be read', { ...of, yesterday });
    return 0;
  }
  await context.db.transaction((tx) =>
    tx.query(insertTakenDay, [of.account, yesterday, isoTime(tx.nowMs)]),
  );
  return taken;
}
