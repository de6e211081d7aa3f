import {
  type Amount,
  type Bucket,
  credit,
  debit,
  isAlive,
  lockedAccount,
  mainBucket,
  openBucket,
} from '#ledger';
import { slotOf, type Unit, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ActionId, Place } from './action.ts';
import { refuse } from './refusals.ts';
import { type MadeBucketRow, readMadeBucket, updateOpened } from './store/buckets.ts';

const owner = {};

/** Buckets that were made, of those that this transaction is about. */
function madeIn(tx: Tx): Map<string, MadeBucketRow> {
  return tx.state(owner, () => new Map());
}

function keyOf({ line, bucket }: Place): string {
  return `${line} ${bucket}`;
}

/** Finds out whether a bucket was made by a program; behind the lock of its account. */
export async function loadMade(tx: Tx, place: Place): Promise<void> {
  const { line, bucket } = place;
  const account = accountOf(line);
  const [row] = await tx.query(readMadeBucket, [slotOf(account), uuidOf(account), String(bucket)]);
  if (row) madeIn(tx).set(keyOf(place), row);
}

/** What a movement is for: its code and the action that causes it. */
export interface Why {
  readonly code: string;
  readonly cause: ActionId;
}

type Other = 'expense:adjustment' | 'transit';

/**
 * Credits the main bucket or a made one, which is opened with its first credit. Everything else was
 * filled by a top-up or a pack, and holds what that put there and nothing more. Refuses with
 * `balance_bucket_not_for_credit`, `balance_bucket_over`, `balance_unit_other` and as `credit`
 * does.
 */
export function creditPlace(tx: Tx, place: Place, amount: Amount, from: Other, why: Why): bigint {
  const account = accountOf(place.line);
  const made = madeIn(tx).get(keyOf(place));
  if (made && made.openedAt === null) openMade(tx, place, made, why.cause);
  const bucket = bucketAt(tx, place);
  if (bucket.number !== mainBucket && !made) throw refuse.balance_bucket_not_for_credit();
  checkUnit(bucket, amount.unit);
  credit(tx, account, amount, from, why, bucket.number);
  return bucket.number;
}

/**
 * Takes from one bucket, whatever filled it, but from a loan. Refuses with `balance_bucket_lent`,
 * `balance_bucket_over`, `balance_unit_other` and `insufficient_balance`.
 */
export function debitPlace(tx: Tx, place: Place, amount: Amount, to: Other, why: Why): void {
  const bucket = bucketAt(tx, place);
  if (bucket.source === 'credit') throw refuse.balance_bucket_lent();
  checkUnit(bucket, amount.unit);
  debit(tx, accountOf(place.line), amount, to, why, bucket.number);
}

function openMade(tx: Tx, place: Place, made: MadeBucketRow, cause: ActionId): void {
  const account = accountOf(place.line);
  const { unit, expiresAt } = made;
  const { bucket: number } = place;
  openBucket(tx, account, { number, unit, expiresAt, source: 'promotion', cause });
  const key = { slot: slotOf(account), account: uuidOf(account), number };
  tx.append(updateOpened, { ...key, openedAt: tx.nowMs });
  madeIn(tx).set(keyOf(place), { ...made, openedAt: tx.nowMs });
  tx.onUndo(() => madeIn(tx).set(keyOf(place), made));
}

/** A bucket that can still be moved. */
export function bucketAt(tx: Tx, { line, bucket }: Place): Bucket {
  const { buckets } = lockedAccount(tx, accountOf(line));
  const found = buckets.find(({ number }) => number === bucket);
  if (!found || !isAlive(found, tx.nowMs)) throw refuse.balance_bucket_over();
  return found;
}

export function checkUnit(bucket: Pick<Bucket, 'unit'>, unit: Unit): void {
  if (bucket.unit !== unit) throw refuse.balance_unit_other({ unit: bucket.unit });
}
