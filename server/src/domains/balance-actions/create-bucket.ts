import { type InstantMs, slotOf, type Unit, uuidOf } from '#base';
import { type BucketId, bucketIdOf, newBucketNumber } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId } from '#subscribers';
import { type Asked, lookUp } from './asked.ts';
import { refuse } from './refusals.ts';
import { insertMadeBuckets } from './store/buckets.ts';

export interface NewMadeBucket {
  readonly line: LineId;
  readonly unit: Unit;
  readonly name: string;
  /** Null for no end. */
  readonly expiresAt: InstantMs | null;
}

/**
 * Makes an empty bucket on a line, to be filled by adjustments. The ledger has it from its first
 * credit on, since a bucket that holds nothing does not stay there; once it is emptied again it is
 * over. Refuses with `balance_bucket_over` what has ended before it began, and with
 * `request_key_reused`.
 */
export function createBucket(
  { db }: Context,
  asked: Asked,
  { line, unit, name, expiresAt }: NewMadeBucket,
): Promise<BucketId> {
  const account = accountOf(line);
  return db.transaction(async (tx) => {
    const before = await lookUp<BucketId>(tx, 'bucket', asked, async () => false);
    if ('id' in before) return before.id;
    if (expiresAt !== null && expiresAt <= tx.nowMs) throw refuse.balance_bucket_over();
    const number = newBucketNumber(tx.nowMs);
    tx.append(insertMadeBuckets, {
      slot: slotOf(account),
      account: uuidOf(account),
      number,
      unit,
      name,
      client: uuidOf(asked.client.id),
      expiresAt,
      madeAt: tx.nowMs,
    });
    const id = bucketIdOf(account, number);
    before.keep(id);
    return id;
  });
}
