export {
  type Jobs,
  type JobTask,
  listJobs,
  migrateJobs,
  openJobs,
  queueJob,
  runJobsOnce,
} from './jobs.ts';
export { decodePayload, encodePayload } from './payload.ts';
export type { JobRow } from './store.ts';
