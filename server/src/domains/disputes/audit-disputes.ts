import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditEvents, auditGoodwill, auditRefunds } from './store/audit.ts';

const checks = [
  ['appeal_events', 'every appeal has all of its events', auditEvents],
  ['goodwill', 'what answers gave as goodwill is what the books say', auditGoodwill],
  ['appeal_refunds', 'every refund that an answer names is known', auditRefunds],
] as const;

/** Holds what was answered against the books. */
export function auditDisputes(context: Context): Promise<Check[]> {
  return runChecks(context, 'disputes', checks);
}
