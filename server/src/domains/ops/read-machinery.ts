import { requirePermission } from '#identity';
import type { Context } from '#platform/context';
import { type JobRow, listJobs } from '#platform/jobs';
import { masked } from '#platform/log';
import { listSchedule, type ScheduleRow } from '#platform/schedule';
import { type Health, readHealth } from '#payments';
import { type LogState, readLogState, readWitnessStates, type WitnessState } from '#transparency';
import type { Alarm } from './alarm.ts';
import type { Caller } from './look.ts';
import { lookForAlarms } from './look-for-alarms.ts';

/** What runs by itself. */
export interface Machinery {
  readonly schedules: readonly ScheduleRow[];
  /** The most troubled first. */
  readonly jobs: readonly JobRow[];
  readonly alarms: readonly Alarm[];
  /** How each method of payment does that was asked lately. */
  readonly health: ReadonlyMap<string, Health>;
  readonly log: LogState | undefined;
  readonly witnesses: readonly WitnessState[];
}

const mostJobs = 100;

/**
 * What runs by itself, and how it goes. What a run failed with may quote a number, so that is
 * masked for everybody. Refuses with `permission_missing`.
 */
export async function readMachinery(context: Context, { session, ip }: Caller): Promise<Machinery> {
  await requirePermission(context, { session, permission: 'jobs.read', ip });
  const [schedules, jobs, alarms, health, log, witnesses] = await Promise.all([
    listSchedule(context),
    listJobs(context, mostJobs),
    lookForAlarms(context),
    readHealth(context),
    readLogState(context),
    readWitnessStates(context),
  ]);
  return {
    alarms,
    health,
    log,
    witnesses,
    schedules: schedules.map((row) => ({ ...row, failure: safe(row.failure) })),
    jobs: jobs.map((row) => ({ ...row, lastError: safe(row.lastError) })),
  };
}

function safe(text: string | null): string | null {
  return text === null ? null : String(masked(text));
}
