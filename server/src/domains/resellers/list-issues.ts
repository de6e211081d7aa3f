import type { Context } from '#platform/context';
import { requireStaff, type StaffCaller } from '#identity';
import type { Issue } from './issue.ts';
import { issueOf } from './load-issues.ts';
import { readOpenIssues } from './store/issues.ts';

export type { Issue, IssueId } from './issue.ts';

const most = 200;

/** Issues that wait for a decision or for their money, oldest first. */
export async function listIssues(context: Context, caller: StaffCaller): Promise<Issue[]> {
  await requireStaff(context, caller, 'floats.read');
  return (await context.db.read(readOpenIssues, [most])).map(issueOf);
}
