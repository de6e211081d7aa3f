import { type Check, runChecks } from '#ledger';
import type { Context } from '#platform/context';
import { auditRows } from './store.ts';

const checks = [
  ['rows', 'every row that was looked at became a line or was refused, once', auditRows],
] as const;

/** Holds what was brought in against the books. */
export function auditLineImports(context: Context): Promise<Check[]> {
  return runChecks(context, 'line_imports', checks);
}
