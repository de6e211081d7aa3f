import type { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { listActs, readMachinery } from '#ops';
import { instantOrNull } from '#platform/http';
import type { ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

export async function handleTrail(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['readTrail']>,
) {
  const { rows, beforeMs } = await listActs(context, caller, {
    subject: query.subject,
    beforeMs: query.before === undefined ? undefined : Date.parse(query.before),
  });
  return {
    acts: rows.map(({ id, atMs, actor, login, ...act }) => ({
      id,
      at: isoTime(atMs),
      actor: { ...actor, login },
      action: act.action,
      subject: act.subject,
      outcome: act.outcome,
      network: act.network,
      details: act.details,
    })),
    before: instantOrNull(beforeMs),
  };
}

export async function handleMachinery(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readMachinery']>,
) {
  const { schedules, jobs } = await readMachinery(context, caller);
  return {
    schedules: schedules.map(({ name, nextRunAt, finishedAt, failure }) => ({
      name,
      nextRunAt: isoTime(nextRunAt),
      finishedAt: instantOrNull(finishedAt),
      failure,
    })),
    jobs: jobs.map(({ runAt, ...job }) => ({
      id: job.id,
      task: job.task,
      attempts: job.attempts,
      maxAttempts: job.maxAttempts,
      isRunning: job.isRunning,
      runAt: isoTime(runAt),
      lastError: job.lastError,
    })),
  };
}
