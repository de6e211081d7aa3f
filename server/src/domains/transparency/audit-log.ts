import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { auditBooksInLog } from './audit-books-in-log.ts';
import { auditEnded } from './audit-ended.ts';
import { auditKeys } from './audit-keys.ts';
import { auditTree } from './audit-tree.ts';
import { readLog } from './store/log.ts';

/**
 * Recomputes the log from its leaves and from the books, and says what is not as it was sealed. It
 * looks at the log as it was when it began, and may run while it grows.
 */
export async function auditLog(context: Context): Promise<readonly Check[]> {
  const [log] = await context.db.survey(readLog);
  if (!log) return [];
  return [
    await auditTree(context, log),
    await auditKeys(context),
    await auditEnded(context),
    await auditBooksInLog(context, log),
  ];
}
