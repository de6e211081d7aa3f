/** Stock of floats, put in, paid for and taken out again by two people: a part of the door. */
export { decideIssue } from './decide-issue.ts';
export { decidePayoutAccount } from './decide-payout-account.ts';
export { decideRecall } from './decide-recall.ts';
export type { Issue, IssueId } from './issue.ts';
export { listIssues } from './list-issues.ts';
export { listRecalls } from './list-recalls.ts';
export { listPayoutAccounts } from './list-payout-accounts.ts';
export type { RecordedAccount } from './payout-account.ts';
export { proposeIssue } from './propose-issue.ts';
export { proposePayoutAccount } from './propose-payout-account.ts';
export { proposeRecall } from './propose-recall.ts';
export type { Recall, RecallId } from './recall.ts';
export { readWaitingStock } from './read-waiting-stock.ts';
export { settleIssue } from './settle-issue.ts';
export { settleIssuesByBank } from './settle-issues-by-bank.ts';
export { stopAwaiting } from './stop-awaiting.ts';
