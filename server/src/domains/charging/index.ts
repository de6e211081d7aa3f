export { askByNumber } from './ask-by-number.ts';
export { awaitUse } from './await-use.ts';
export { auditCharging } from './audit-charging.ts';
export { changeOptIn } from './change-opt-in.ts';
export { chargeEvent } from './charge-event.ts';
export { closeSession } from './close-session.ts';
export { type DetachedMonth, detachMonth, type MonthToDetach } from './detach-month.ts';
export { type DryRun, type DryRunQuestion, dryRun, type Wish, type WishCost } from './dry-run.ts';
export { estimateUse, type Estimate } from './estimate-use.ts';
export * from './facts.ts';
export { lapseSessions } from './lapse-sessions.ts';
export { openSession, type OpenSession } from './open-session.ts';
export * from './rating/rating.ts';
export { exportArchived } from './export-archived.ts';
export { exportUsage } from './export-usage.ts';
export { readMonths, type UsageMonth } from './read-months.ts';
export { readAllUsage } from './read-all-usage.ts';
export { readUsage, type UsagePage } from './read-usage.ts';
export type { UsageCharge, UsageFilter } from './usage.ts';
export type { LineProfile } from './profile.ts';
export { readGuards } from './read-guards.ts';
export { readProfile } from './read-profile.ts';
export { recallForMore } from './recall-for-more.ts';
export { seeFalls } from './see-falls.ts';
export { recallQuota } from './recall-quota.ts';
export type { SaidGroup, SaidStep, SaidUse } from './said-step.ts';
export type { SessionId } from './session-id.ts';
export { type RecentUse, readRecentUse } from './read-recent-use.ts';
export {
  type RunningGroup,
  readRunningSessions,
  type RunningSession,
} from './read-running-sessions.ts';
export { readLastUse } from './read-last-use.ts';
export { setGuards } from './set-guards.ts';
export { setMoneyLevels } from './set-money-levels.ts';
export { setToppedUpBelow } from './set-topped-up-below.ts';
export { setOptIns } from './set-opt-ins.ts';
export { quotaSettings } from './quota-settings.ts';
export { chargingSettings } from './settings.ts';
export type * from './step.ts';
export { stopAged } from './stop-aged.ts';
export { stopBarred } from './stop-barred.ts';
export { sweepSessions } from './sweep-sessions.ts';
export { updateSession } from './update-session.ts';
