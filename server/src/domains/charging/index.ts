export { auditCharging } from './audit-charging.ts';
export { changeOptIn } from './change-opt-in.ts';
export { chargeEvent } from './charge-event.ts';
export { closeSession } from './close-session.ts';
export { type DryRun, type DryRunQuestion, dryRun, type Wish, type WishCost } from './dry-run.ts';
export { estimateUse, type Estimate } from './estimate-use.ts';
export {
  daysPaidBy,
  type Fee,
  type FeeKind,
  type FeeState,
  feesDue,
  nextFees,
  type PaidDays,
} from './fee.ts';
export * from './facts.ts';
export { lapseSessions } from './lapse-sessions.ts';
export { openSession, type OpenSession } from './open-session.ts';
export * from './rating/rating.ts';
export { exportUsage } from './export-usage.ts';
export { readUsage, type UsagePage } from './read-usage.ts';
export type { UsageCharge, UsageFilter } from './usage.ts';
export { type LineProfile, readProfile } from './read-profile.ts';
export { recallQuota } from './recall-quota.ts';
export type { SaidGroup, SaidStep, SaidUse } from './said-step.ts';
export type { SessionId } from './session-id.ts';
export { setOptIns } from './set-opt-ins.ts';
export { chargingSettings } from './settings.ts';
export type * from './step.ts';
export { sweepSessions } from './sweep-sessions.ts';
export { updateSession } from './update-session.ts';
