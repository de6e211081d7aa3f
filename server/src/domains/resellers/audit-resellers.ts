import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditFloatMoves, auditFloats, auditIssues, auditRecalls } from './store/audit.ts';

const checks = [
  [
    'floats',
    'every reseller has the float that it sells from, and none is below zero',
    auditFloats,
  ],
  ['issues', 'what was issued is in the floats once, and what is owed for it is open', auditIssues],
  [
    'moves',
    'what went from one float to another arrived, once, as somebody agreed to',
    auditFloatMoves,
  ],
  ['recalls', 'what was taken out of floats again is what two people decided', auditRecalls],
] as const;

/** Holds resellers and their stock against the books. */
export function auditResellers(context: Context): Promise<Check[]> {
  return runChecks(context, 'resellers', checks);
}
