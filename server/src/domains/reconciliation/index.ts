export { auditReconciliation } from './audit-reconciliation.ts';
export { type Batch, type BatchState, restOf, stateOfBatch } from './batch.ts';
export type { Break, BreakFact, BreakId, BreakState, Gap, Way } from './break.ts';
export { gapsOf, numberOf, waysOf } from './break.ts';
export type { Day, DayKey, DaySum } from './day.ts';
export { roundedFee } from './day.ts';
export { decideDisposal } from './decide-disposal.ts';
export { bringBill } from './bring-bill.ts';
export { readBillFile } from './read-bill-file.ts';
export { countBreaks } from './count-breaks.ts';
export { decideResolution } from './decide-resolution.ts';
export { exportDay } from './export-day.ts';
export { fetchDueBills } from './fetch-due-bills.ts';
export { importBill } from './import-bill.ts';
export { leavingBills } from './leaving-bills.ts';
export { type ListedDay, listDays } from './list-days.ts';
export { listBreaks } from './list-breaks.ts';
export { listBreaksAbout } from './list-breaks-about.ts';
export { listUnmatched, type UnmatchedDesk } from './list-unmatched.ts';
export type { Payout } from './payout.ts';
export type { OnProgress, Progress } from './progress.ts';
export { proposeDisposal } from './propose-disposal.ts';
export { proposeResolution } from './propose-resolution.ts';
export { readBreak } from './read-break.ts';
export type { DayReport } from './load-day.ts';
export { readPayout } from './read-payout.ts';
export { readDay } from './read-day.ts';
export { readUnmatched, type UnmatchedBreak } from './read-unmatched.ts';
export { readUnmatchedTroubles, type UnmatchedTroubles } from './read-unmatched-troubles.ts';
export {
  type LateBill,
  type ReconciliationTroubles,
  readReconciliationTroubles,
} from './read-reconciliation-troubles.ts';
export { readSettlements, type Settlement } from './read-settlements.ts';
export { rematchOpenDays } from './rematch-open-days.ts';
export { reconcileDay } from './reconcile-day.ts';
export { reconciliationSettings } from './settings.ts';
export { takePayouts } from './take-payouts.ts';
export { type Disposal, type DisposalId, undecidedOf, type Unmatched } from './unmatched.ts';
