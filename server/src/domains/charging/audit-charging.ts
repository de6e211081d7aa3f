import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import {
  auditCounted,
  auditDays,
  auditDetached,
  auditPaid,
  auditQuotas,
  auditReports,
} from './store/audit.ts';

const checks = [
  ['paid', 'each bucket paid for each use what its record says', auditPaid],
  ['counted', 'what was counted was paid, or is written down as uncollected', auditCounted],
  ['reports', 'no report of a network is counted twice', auditReports],
  ['days', 'what a day counts is the sum of its records', auditDays],
  ['detached', 'what months that have left say was paid is what was taken', auditDetached],
  ['quotas', 'what is held for use is an open session’s quota', auditQuotas],
] as const;

/** Recomputes what lines were charged from the records of their use. */
export function auditCharging(context: Context): Promise<Check[]> {
  return runChecks(context, 'charging', checks);
}
