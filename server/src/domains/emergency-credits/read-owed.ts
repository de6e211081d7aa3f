import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readLatestLoan } from './store/loans.ts';

/** What a line owes just now, which its next top-up repays first; minor units of HKD. */
export async function readOwed({ db }: Context, line: LineId): Promise<bigint> {
  const [row] = await db.readBy(readLatestLoan, { slot: slotOf(line), line: uuidOf(line) });
  return row?.outstandingMinor ?? 0n;
}
