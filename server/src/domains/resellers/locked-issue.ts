import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Issue, IssueId, IssueState } from './issue.ts';
import { issueOf } from './load-issues.ts';
import { refuse } from './refusals.ts';
import { lockIssue } from './store/issues.ts';

/** A locked issue in a state. Refuses with `issue_unknown` and `issue_state_wrong`. */
export async function lockIssueIn(tx: Tx, id: IssueId, state: IssueState): Promise<Issue> {
  const [row] = await tx.query(lockIssue, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.issue_unknown();
  if (row.state !== state) throw refuse.issue_state_wrong({ state: row.state });
  return issueOf(row);
}
