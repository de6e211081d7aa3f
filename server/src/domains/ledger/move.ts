import { greatestAmountMinor, newId, type Slot, type Unit, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId, Amount, Reason, SystemAccount } from './account.ts';
import { booksOf, bucketToCredit, lockedAccount, lockedBucket } from './books.ts';
import {
  availableIn,
  type Bucket,
  consumptionOrder,
  mainBucket,
  type Share,
  type Spending,
  shareOut,
} from './bucket.ts';
import { refuse } from './refusals.ts';
import { insertSystemTransfers, insertTransfers } from './store/transfers.ts';

/** A bucket after a movement: what a caller tells people and stores as evidence. */
export interface Movement {
  readonly account: AccountId;
  readonly bucket: bigint;
  readonly seq: bigint;
  /** Above zero where the bucket was credited. */
  readonly amount: bigint;
  readonly balanceAfter: bigint;
}

/** Amounts are whole and above zero, and small enough for every place they go to. */
export function checkAmount(amount: bigint): void {
  if (amount <= 0n || amount > greatestAmountMinor) {
    throw refuse.amount_out_of_range({ amount: amount.toString() });
  }
}

/** Debits a system account and credits a bucket: a top-up, a bonus, a correction. */
export function credit(
  tx: Tx,
  to: AccountId,
  { unit, amount }: Amount,
  from: SystemAccount,
  reason: Reason,
  bucket: bigint = mainBucket,
): Movement {
  checkAmount(amount);
  const target = bucketToCredit(tx, to, bucket);
  if (target.unit !== unit) throw refuse.unit_mismatch({ unit, bucket: target.unit });
  if (target.balance + amount > greatestAmountMinor) {
    throw refuse.balance_out_of_range({ amount: amount.toString() });
  }
  return move(tx, to, target, amount, from, reason);
}

/** Debits one bucket, never below its floor nor into what is held, and credits a system account. */
export function debit(
  tx: Tx,
  from: AccountId,
  { unit, amount }: Amount,
  to: SystemAccount,
  reason: Reason,
  bucket: bigint = mainBucket,
): Movement {
  checkAmount(amount);
  const target = lockedBucket(tx, from, bucket);
  if (target.unit !== unit) throw refuse.unit_mismatch({ unit, bucket: target.unit });
  if (availableIn(target) < amount) {
    throw refuse.insufficient_balance({
      needed: amount.toString(),
      available: availableIn(target).toString(),
    });
  }
  return move(tx, from, target, -amount, to, reason);
}

/**
 * Debits an account's buckets in the order of consumption, and credits a system account. What took
 * effect before now is paid by the buckets that were alive then.
 */
export function spend(
  tx: Tx,
  from: AccountId,
  amount: bigint,
  spending: Spending,
  to: SystemAccount,
  reason: Reason,
): Movement[] {
  checkAmount(amount);
  const { buckets } = lockedAccount(tx, from);
  const atMs = reason.effectiveAt ?? tx.nowMs;
  const shares = shareOut(consumptionOrder(buckets, spending, atMs), amount);
  return shares.map((share) => move(tx, from, share.bucket, -share.amount, to, reason));
}

/**
 * Moves what was held in a bucket to a system account. The hold's own rules were checked before.
 */
export function spendHeld(
  tx: Tx,
  from: AccountId,
  { bucket, amount }: Share,
  to: SystemAccount,
  reason: Reason,
): Movement {
  changeHeld(tx, bucket, -amount);
  return move(tx, from, bucket, -amount, to, reason);
}

export function changeHeld(tx: Tx, bucket: Bucket, by: bigint): void {
  bucket.held += by;
  tx.onUndo(() => {
    bucket.held -= by;
  });
}

/** One transfer, both legs: the bucket's and, with the opposite sign, the system account's. */
function move(
  tx: Tx,
  account: AccountId,
  bucket: Bucket,
  amount: bigint,
  systemAccount: SystemAccount,
  reason: Reason,
): Movement {
  bucket.balance += amount;
  bucket.seq += 1n;
  tx.onUndo(() => {
    bucket.balance -= amount;
    bucket.seq -= 1n;
  });
  addToSystem(tx, bucket.slot, systemAccount, bucket.unit, amount);
  if (bucket.unit === 'HKD') countMoney(tx, account, amount, reason);
  const { seq, balance } = bucket;
  tx.append(insertTransfers, {
    slot: bucket.slot,
    account: bucket.account,
    bucket: bucket.number,
    seq,
    amount,
    balanceAfter: balance,
    systemAccount,
    unit: bucket.unit,
    code: reason.code,
    cause: reason.cause,
    effectiveAt: reason.effectiveAt ?? tx.nowMs,
    recordedAt: tx.nowMs,
  });
  return { account, bucket: bucket.number, seq, amount, balanceAfter: balance };
}

function countMoney(tx: Tx, account: AccountId, amount: bigint, { isUntold }: Reason): void {
  const { money } = booksOf(tx);
  let change = money.get(account);
  if (!change) {
    change = { by: 0n, isUntold: false };
    money.set(account, change);
  }
  const kept = change;
  const was = kept.isUntold;
  kept.by += amount;
  kept.isUntold = was || isUntold === true;
  tx.onUndo(() => {
    kept.by -= amount;
    kept.isUntold = was;
  });
}

/** A movement between two system accounts, such as the legs of an exchange or a payout. */
export function moveBetweenSystem(
  tx: Tx,
  slot: Slot,
  debited: SystemAccount,
  credited: SystemAccount,
  { unit, amount }: Amount,
  reason: Reason,
): void {
  checkAmount(amount);
  addToSystem(tx, slot, debited, unit, amount);
  addToSystem(tx, slot, credited, unit, -amount);
  tx.append(insertSystemTransfers, {
    slot,
    id: uuidOf(newId('xfr', tx.nowMs, slot)),
    debitAccount: debited,
    creditAccount: credited,
    unit,
    amount,
    code: reason.code,
    cause: reason.cause,
    effectiveAt: reason.effectiveAt ?? tx.nowMs,
    recordedAt: tx.nowMs,
  });
}

/** A movement between two accounts of any slots: two transfers through `transit`, in one commit. */
export function moveBetweenAccounts(
  tx: Tx,
  from: AccountId,
  to: AccountId,
  amount: Amount,
  reason: Reason,
): readonly [Movement, Movement] {
  const out = debit(tx, from, amount, 'transit', reason);
  return [out, credit(tx, to, amount, 'transit', reason)];
}

function addToSystem(
  tx: Tx,
  slot: Slot,
  account: SystemAccount,
  unit: Unit,
  debited: bigint,
): void {
  const { deltas } = booksOf(tx);
  const key = `${slot} ${unit} ${account}`;
  let delta = deltas.get(key);
  if (!delta) {
    delta = { slot, account, unit, debit: 0n, credit: 0n };
    deltas.set(key, delta);
  }
  const side = debited > 0n ? 'debit' : 'credit';
  const by = debited > 0n ? debited : -debited;
  const kept = delta;
  kept[side] += by;
  tx.onUndo(() => {
    kept[side] -= by;
  });
}
