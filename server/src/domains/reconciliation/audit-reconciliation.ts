import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditBatches, auditPayouts } from './store/audit-batches.ts';
import { auditSetOffs, auditUnmatched } from './store/audit-unmatched.ts';
import { auditGaps, auditItems } from './store/audit-items.ts';
import { auditDecisions, auditFiles, auditPostings, auditSums } from './store/audit.ts';

const checks = [
  ['files', 'every bill is kept whole, byte for byte as it came', auditFiles],
  ['sums', 'every matched day comes to what the items of its bill come to', auditSums],
  ['items', 'every bill that counts is there with all the items it was read into', auditItems],
  ['gaps', 'what bills say and we do not, or otherwise, is what breaks say', auditGaps],
  ['postings', 'what was posted for bills and breaks stands in the books', auditPostings],
  [
    'decisions',
    'every resolved break was decided by two people, and posted where money differed',
    auditDecisions,
  ],
  [
    'batches',
    'every matched day has to bring what its sums come to, and payouts brought what is noted',
    auditBatches,
  ],
  ['unmatched', "what is booked as nobody's is what the list of it says is left", auditUnmatched],
  ['set off', 'what is set off is as much on both sides, by one decision', auditSetOffs],
  ['payouts', 'every payout took from its provider what it settled', auditPayouts],
] as const;

/** Holds what reconciliation keeps and did against the files and the books. */
export function auditReconciliation(context: Context): Promise<Check[]> {
  return runChecks(context, 'reconciliation', checks);
}
