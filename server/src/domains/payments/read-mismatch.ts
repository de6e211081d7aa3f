import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Mismatch } from './mismatch.ts';
import type { AttemptId } from './payment.ts';
import { readMismatch as readRow } from './store/mismatches.ts';

export type { Mismatch } from './mismatch.ts';

/** What came instead of what this attempt asked; undefined where nothing did. */
export async function readMismatch(context: Context, id: AttemptId): Promise<Mismatch | undefined> {
  const [row] = await context.db.read(readRow, [slotOf(id), uuidOf(id)]);
  return row;
}
