import type { InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import { type Bucket, isAlive, mainBucket } from './bucket.ts';
import { isSameHold } from './hold.ts';
import type { Books } from './locked-books.ts';
import {
  closeBuckets,
  insertBuckets,
  insertClosedBuckets,
  insertSystemDeltas,
  updateBuckets,
} from './store/buckets.ts';
import { insertHolds, rowOfHold, updateHolds } from './store/holds.ts';

/** At the end of a unit of work: appends what it made of the buckets, holds and system accounts. */
export function writeBooks(tx: Tx, books: Books): void {
  for (const [bucket, before] of books.before) {
    const isSame = bucket.seq === before.seq && bucket.held === before.held;
    if (isSame && !books.leaving.has(bucket)) continue;
    const isGone = isSpent(bucket, tx.nowMs);
    if (isSame && !isGone) continue;
    if (isGone) tx.append(closeBuckets, { ...bucket, closedAt: tx.nowMs });
    else tx.append(updateBuckets, { ...bucket, place: before.place });
  }
  for (const [bucket, openedAt] of books.opened) {
    const opened = { ...bucket, openedAt };
    if (isSpent(bucket, tx.nowMs))
      tx.append(insertClosedBuckets, { ...opened, closedAt: tx.nowMs });
    else tx.append(insertBuckets, opened);
  }
  for (const hold of books.holds.values()) {
    const before = books.holdsBefore.get(hold.id);
    if (!before) tx.append(insertHolds, rowOfHold(hold));
    else if (!isSameHold(before.hold, hold))
      tx.append(updateHolds, { ...rowOfHold(hold), place: before.place });
  }
  for (const delta of books.deltas.values()) {
    if (delta.debit !== 0n || delta.credit !== 0n) tx.append(insertSystemDeltas, delta);
  }
}

/**
 * An emptied bucket leaves, so that an account's cost follows what it holds and not its history.
 * One with an agreed debt is not empty while that can be drawn, and one that blocks stays while it
 * lives.
 */
function isSpent(bucket: Bucket, nowMs: InstantMs): boolean {
  const isEmpty = bucket.balance === 0n && bucket.held === 0n && bucket.floor === 0n;
  return isEmpty && bucket.number !== mainBucket && !(bucket.blocks && isAlive(bucket, nowMs));
}
