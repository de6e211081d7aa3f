import { readOwedTroubles } from '#acquirers';
import { dayMs, hourMs, minuteMs } from '#base';
import {
  readBankTroubles,
  readDifferingTroubles,
  readLateBags,
  readTransferTroubles,
} from '#banking';
import { readQueue } from '#disputes';
import { currentRate } from '#fx';
import { readHealth, readPaymentTroubles } from '#payments';
import { lastBackup } from '#platform/backup';
import type { Context } from '#platform/context';
import { listJobs } from '#platform/jobs';
import { listSchedule } from '#platform/schedule';
import { readReconciliationTroubles, readUnmatchedTroubles } from '#reconciliation';
import { readStrandedRefunds, topupSettings, waitingReviews } from '#topups';
import { readLogState, readWitnessStates } from '#transparency';
import { judgeAlarms, type Alarm, type Readings } from './alarm.ts';
import { opsSettings } from './settings.ts';

const mostJobs = 1_000;

/** Looks at everything that has an alarm, by what stands in the database, so in any process. */
export async function lookForAlarms(context: Context): Promise<readonly Alarm[]> {
  return judgeAlarms(await readAll(context));
}

async function readAll(context: Context): Promise<Readings> {
  const settings = context.settings();
  const [
    schedules,
    jobs,
    troubles,
    stranded,
    health,
    reviews,
    appeals,
    banks,
    owedAdvices,
    reconciliation,
    rate,
    log,
    witnesses,
    backupAt,
  ] = await Promise.all([
    listSchedule(context),
    listJobs(context, mostJobs),
    readPaymentTroubles(context, minuteMs),
    readStrandedRefunds(context),
    readHealth(context),
    waitingReviews(context),
    countAppeals(context),
    readBanks(context),
    readOwedTroubles(context),
    readReconciliationTroubles(context, settings.get(opsSettings.breakDays) * dayMs),
    readHasRate(context),
    readLogState(context),
    readWitnessStates(context),
    lastBackup(context),
  ]);
  return {
    nowMs: context.clock.now(),
    schedules,
    jobs,
    troubles,
    stranded,
    health,
    reviews,
    reviewMs: settings.get(topupSettings.reviewRemindHours) * hourMs,
    appeals,
    ...banks,
    owedAdvices,
    reconciliation,
    hasRate: rate,
    log,
    witnesses,
    lastBackupAt: backupAt,
    backupMs: settings.get(opsSettings.backupHours) * hourMs,
  };
}

/** What stands still at banks of ours, and of what they have told. */
async function readBanks(
  context: Context,
): Promise<Pick<Readings, 'bankDays' | 'differing' | 'unmatched' | 'bags' | 'transfers'>> {
  const [bankDays, differing, unmatched, bags, transfers] = await Promise.all([
    readBankTroubles(context),
    readDifferingTroubles(context),
    readUnmatchedTroubles(context),
    readLateBags(context),
    readTransferTroubles(context),
  ]);
  return { bankDays, differing, unmatched, bags, transfers };
}

/** One that waits for the person is late for nobody. */
async function countAppeals(context: Context): Promise<Readings['appeals']> {
  const { appeals } = await readQueue(context);
  const late = appeals.filter(({ isLate }) => isLate);
  const near = appeals.filter(({ isLate, isNear }) => !isLate && isNear);
  return { late: late.length, near: near.length };
}

async function readHasRate(context: Context): Promise<boolean> {
  return (await currentRate(context, { from: 'HKD', to: 'CNY' })) !== undefined;
}
