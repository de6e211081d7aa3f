export { type Haste, type JobTask, listJobs, migrateJobs, queueJob, runJobsOnce } from './jobs.ts';
export { decodePayload, encodePayload } from './payload.ts';
export type { JobRow } from './store.ts';
export { type Jobs, openJobs } from './worker.ts';
