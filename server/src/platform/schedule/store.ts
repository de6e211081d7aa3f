import { statement } from '#platform/postgres';

/**
 * Takes a run that is due: among many processes one gets the row. Should the clock have been set
 * back, a time far ahead must not keep it from running, so that counts as due too.
 */
export const claimRun = statement<{ name: string }>(
  'claim platform.schedule',
  `insert into platform.schedule as s (name, next_run_at, started_at)
   values ($1, $2::timestamptz + $3 * interval '1 millisecond', $2)
   on conflict (name) do update
     set next_run_at = excluded.next_run_at, started_at = excluded.started_at
     where s.next_run_at <= $2 or s.next_run_at > excluded.next_run_at
   returning name`,
);

export const recordRun = statement(
  'record platform.schedule',
  'update platform.schedule set finished_at = $2, failure = $3 where name = $1',
);

export interface ScheduleRow {
  readonly name: string;
  readonly nextRunAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly failure: string | null;
}

export const readSchedule = statement<ScheduleRow>(
  'read platform.schedule',
  'select name, next_run_at, started_at, finished_at, failure from platform.schedule order by name',
);
