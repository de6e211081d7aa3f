import type { Context } from '#platform/context';
import { readLines } from '#subscribers';
import { readAnyTopup } from './read-any-topup.ts';
import { refuse } from './refusals.ts';
import type { Maker, Topup, TopupId } from './topup.ts';

/**
 * An order, for who made it or whose line it is. Refuses with `topup_unknown`, also when it is
 * somebody else's: whether it exists is not told.
 */
export async function readTopup(context: Context, id: TopupId, reader: Maker): Promise<Topup> {
  const topup = await readAnyTopup(context, id);
  if (topup.maker === reader || (await isOwner(context, topup, reader))) return topup;
  throw refuse.topup_unknown();
}

async function isOwner(context: Context, topup: Topup, reader: Maker): Promise<boolean> {
  if (!reader.startsWith('sub_')) return false;
  const lines = await readLines(context, reader as `sub_${string}`);
  return lines.some((line) => line.id === topup.line);
}
