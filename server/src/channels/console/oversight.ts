import type { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { listActs, type Machinery, readFinanceAlarms, readMachinery } from '#ops';
import { instantOrNull } from '#platform/http';
import type { ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

export async function handleTrail(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['readTrail']>,
) {
  const { rows, beforeMs } = await listActs(context, caller, {
    subject: query.subject,
    actor: query.actor,
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
  const machinery = await readMachinery(context, caller);
  const { schedules, jobs, alarms, health } = machinery;
  return {
    alarms: [...alarms],
    methods: [...health].map(([connector, how]) => ({ connector, health: how })),
    log: presentLog(machinery),
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

function presentLog({ log, witnesses }: Machinery) {
  if (!log) return null;
  return {
    origin: log.origin,
    size: Number(log.size),
    sealedUntil: instantOrNull(log.sealedUntil),
    witnesses: witnesses.map(({ url, size, cosignedAt, failure }) => ({
      url,
      size: size === null ? null : Number(size),
      cosignedAt: instantOrNull(cosignedAt),
      failure,
    })),
  };
}

export async function handleFinanceAlarms(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readFinanceAlarms']>,
) {
  return { alarms: [...(await readFinanceAlarms(context, caller))] };
}
