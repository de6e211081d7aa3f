/** What was used and is used, for those who look: a part of the door. */
export { estimateUse, type Estimate } from './estimate-use.ts';
export { exportArchived } from './export-archived.ts';
export { exportUsage } from './export-usage.ts';
export { readMonths, type UsageMonth } from './read-months.ts';
export { readAllUsage } from './read-all-usage.ts';
export { readUsage, type UsagePage } from './read-usage.ts';
export type { UsageCharge, UsageFilter } from './usage.ts';
export { type RecentUse, readRecentUse } from './read-recent-use.ts';
export { readLastUse } from './read-last-use.ts';
export {
  type RunningGroup,
  readRunningSessions,
  type RunningSession,
} from './read-running-sessions.ts';
