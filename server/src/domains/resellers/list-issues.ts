import type { Context } from '#platform/context';
import { requireStaff, type StaffCaller } from '#identity';
import type { Issue } from './issue.ts';
import { issueOf } from './load-issues.ts';
import { readOpenIssues, readPaidIssues } from './store/issues.ts';

const most = 200;
const mostPaid = 50;

/**
 * Issues that wait for a decision or for their money, oldest first, and behind them those that were
 * paid for last.
 */
export async function listIssues(context: Context, caller: StaffCaller): Promise<Issue[]> {
  await requireStaff(context, caller, 'floats.read');
  const [open, paid] = await Promise.all([
    context.db.read(readOpenIssues, [most]),
    context.db.read(readPaidIssues, [mostPaid]),
  ]);
  return [...open, ...paid].map(issueOf);
}
