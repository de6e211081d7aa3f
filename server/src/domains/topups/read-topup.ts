import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { readLines } from '#subscribers';
import { topupOf } from './load-topups.ts';
import { refuse } from './refusals.ts';
import { readTopup as readTopupRow } from './store/topups.ts';
import type { Maker, Topup, TopupId } from './topup.ts';

/**
 * An order, for who made it or whose line it is. Refuses with `topup_unknown`, also when it is
 * somebody else's: whether it exists is not told.
 */
export async function readTopup(context: Context, id: TopupId, reader: Maker): Promise<Topup> {
  const [row] = await context.db.read(readTopupRow, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.topup_unknown();
  const topup = topupOf(row);
  if (topup.maker === reader || (await isOwner(context, topup, reader))) return topup;
  throw refuse.topup_unknown();
}

async function isOwner(context: Context, topup: Topup, reader: Maker): Promise<boolean> {
  if (!reader.startsWith('sub_')) return false;
  const lines = await readLines(context, reader as `sub_${string}`);
  return lines.some((line) => line.id === topup.line);
}
