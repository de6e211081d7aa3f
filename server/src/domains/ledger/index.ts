export type { AccountId, Amount, Reason, SystemAccount } from './account.ts';
export { auditBooks } from './audit-books.ts';
export { type AccountBalance, balanceOf, moneyIn } from './balance.ts';
export { lockAccounts, lockedAccount, lockedBucket, lockedHold } from './books.ts';
export * from './bucket.ts';
export { claimBack, loadClaimable, readClaimable } from './claims.ts';
export { emptyAccount, isSetAside } from './emptying.ts';
export { expireBuckets } from './expire-buckets.ts';
export { expireHolds } from './expire-holds.ts';
export { type BalanceFell, balanceFell, type BucketExpired, bucketExpired } from './facts.ts';
export { loadCauses } from './load-causes.ts';
export { hasFallen } from './has-fallen.ts';
export type { Hold, HoldId, HoldState } from './hold.ts';
export { placeHold, releaseHold, renewHold, takeHold } from './holds.ts';
export { lockedTotal } from './locked-total.ts';
export {
  credit,
  debit,
  type Movement,
  moveBetweenAccounts,
  moveBetweenSystem,
  spend,
} from './move.ts';
export { type NewBucket, ordinaryPriority } from './new-bucket.ts';
export { openAccount } from './open-account.ts';
export { newBucketNumber } from './bucket-number.ts';
export { openBucket } from './open-bucket.ts';
export { type PostTransfer, type Posted, postTransfer } from './post-transfer.ts';
export { readBalance } from './read-balance.ts';
export { readBalanceAt } from './read-balance-at.ts';
export { readLotCount } from './read-lot-count.ts';
export { type Period, readMovements } from './read-movements.ts';
export { type Posting, readPostedBy } from './read-posted-by.ts';
export { readStatement } from './read-statement.ts';
export { readStatementSince } from './read-statement-since.ts';
export { readSystemAccounts, type SystemBalance } from './read-system-accounts.ts';
export { type Check, runChecks } from './run-checks.ts';
export { readSystemBalances } from './system-balances.ts';
export { rollUpSystemAccounts } from './roll-up-system-accounts.ts';
