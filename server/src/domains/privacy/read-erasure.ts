import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { SubscriberId } from '#subscribers';
import type { Erasure } from './erasure.ts';
import { obstacleTo } from './obstacle.ts';
import { erasureOf, readErasureOf } from './store.ts';

export interface ErasureStanding {
  /** The newest that the person has asked for; null for none. */
  readonly erasure: Erasure | null;
  /** The code of what stands in the way just now; null where nothing does. */
  readonly obstacle: string | null;
}

/** How it stands with a person's wish to be forgotten. */
export async function readErasure(
  context: Context,
  subscriber: SubscriberId,
): Promise<ErasureStanding> {
  const key = [slotOf(subscriber), uuidOf(subscriber)];
  const [[row], obstacle] = await Promise.all([
    context.db.read(readErasureOf, key),
    obstacleTo(context, subscriber),
  ]);
  return { erasure: row ? erasureOf(row) : null, obstacle: obstacle?.code ?? null };
}
