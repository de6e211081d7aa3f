export {
  type Adjustment,
  type AdjustmentId,
  type AdjustmentReason,
} from './adjustment.ts';
export { auditAdjustments } from './audit-adjustments.ts';
export { decideAdjustment } from './decide-adjustment.ts';
export { listAdjustments } from './list-adjustments.ts';
export { type AdjustmentProposal, proposeAdjustment } from './propose-adjustment.ts';
export { adjustmentSettings } from './settings.ts';
