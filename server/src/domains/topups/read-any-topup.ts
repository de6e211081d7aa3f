import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { topupOf } from './load-topups.ts';
import { refuse } from './refusals.ts';
import { readTopup as readTopupRow } from './store/topups.ts';
import type { Topup, TopupId } from './topup.ts';

/**
 * An order, whoever made it: for whom has been let see it, such as staff. A person gets theirs by
 * `readTopup`. Refuses with `topup_unknown`.
 */
export async function readAnyTopup(context: Context, id: TopupId): Promise<Topup> {
  const [row] = await context.db.read(readTopupRow, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.topup_unknown();
  return topupOf(row);
}
