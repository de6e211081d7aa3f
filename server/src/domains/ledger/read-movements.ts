import { type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { mainBucket } from './bucket.ts';
import { readLastBefore, readTransfersAfter, type TransferRow } from './store/transfers.ts';

const rowsAtOnce = 500;

/** From one instant to before another. */
export interface Period {
  readonly fromMs: InstantMs;
  readonly untilMs: InstantMs;
}

/**
 * What an account that has one bucket held at the beginning of a period, and what moved it then, in
 * order and in pieces: as much as there is, by the bucket's own counter.
 */
export async function readMovements(
  { db }: Context,
  account: AccountId,
  { fromMs, untilMs }: Period,
): Promise<{ readonly opening: bigint; readonly pieces: AsyncGenerator<TransferRow[]> }> {
  const key = [slotOf(account), uuidOf(account), mainBucket];
  const [last] = await db.read(readLastBefore, [...key, isoTime(fromMs)]);
  async function* pieces(): AsyncGenerator<TransferRow[]> {
    let seq = last?.seq ?? 0n;
    for (;;) {
      const rows = await db.read(readTransfersAfter, [...key, seq, rowsAtOnce]);
      const wanted = rows.filter(({ recordedAt }) => recordedAt < untilMs);
      if (wanted.length > 0) yield wanted;
      seq = wanted.at(-1)?.seq ?? seq;
      if (wanted.length < rowsAtOnce) return;
    }
  }
  return { opening: last?.balanceAfter ?? 0n, pieces: pieces() };
}
