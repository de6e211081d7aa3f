import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditAccounts, auditNumbers, auditValidity } from './store/audit.ts';

const checks = [
  ['validity', 'every line is valid until the latest grant not reversed', auditValidity],
  ['accounts', 'every line has an account of a line', auditAccounts],
  ['numbers', 'every number is its line’s, with the registration of its history', auditNumbers],
] as const;

/** Recomputes what lines keep of their history, and says what it checked and found. */
export function auditLines(context: Context): Promise<Check[]> {
  return runChecks(context, 'subscribers', checks);
}
