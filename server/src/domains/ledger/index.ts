export type { Account, AccountId, Amount, Reason, SystemAccount } from './account.ts';
export { auditBooks, type Check } from './audit-books.ts';
export { lockAccounts, lockedAccount, lockedBucket } from './books.ts';
export {
  availableIn,
  type Bucket,
  type BucketId,
  bucketIdOf,
  type FundingSource,
  isAlive,
  mainBucket,
  type Spending,
} from './bucket.ts';
export { expireHolds } from './expire-holds.ts';
export type { Hold, HoldId, HoldState } from './hold.ts';
export { placeHold, releaseHold, takeHold } from './holds.ts';
export {
  credit,
  debit,
  type Movement,
  moveBetweenAccounts,
  moveBetweenSystem,
  spend,
} from './move.ts';
export { type NewBucket, openAccount, openBucket, ordinaryPriority } from './open-account.ts';
export { type PostTransfer, type Posted, postTransfer } from './post-transfer.ts';
export { type AccountBalance, balanceOf, readBalance, readBalanceAt } from './read-balance.ts';
export { readStatement } from './read-statement.ts';
export {
  readSystemAccounts,
  rollUpSystemAccounts,
  type SystemBalance,
} from './roll-up-system-accounts.ts';
