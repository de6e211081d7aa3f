import { setStatement, statement } from '#platform/postgres';

/** graphile-worker's own function, so that a job is committed with the books that caused it. */
export const addJobs = setStatement(
  'add graphile_worker.job',
  { task: 'text', payload: 'text', priority: 'int4' },
  `select graphile_worker.add_job(r.task, payload := r.payload::json, priority := r.priority)
   from :rows`,
);

export interface JobRow {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly runAt: number;
  readonly isRunning: boolean;
  readonly lastError: string | null;
}

export const readJobs = statement<JobRow>(
  'read graphile_worker.jobs',
  `select id::text, task_identifier as task, attempts, max_attempts, run_at,
     locked_at is not null as is_running, last_error
   from graphile_worker.jobs order by attempts desc, run_at limit $1`,
);

/** Begins the name that a worker's sessions bear and that it locks jobs by. */
export const workerPrefix = 'lowu-jobs-';

/** Lets go of jobs whose worker has no session any more. */
export const unlockDead = `
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
  from graphile_worker.jobs j
  where j.locked_by like '${workerPrefix}%' and not exists (
    select from pg_stat_activity s where s.application_name = j.locked_by
  )`;
