import { type Id, slotFor, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { insertMade, insertMadeFrom } from './store/topups.ts';
import type { Maker, TopupId } from './topup.ts';

/** By whom and from where an order can be found, in the slots of those. */
export function noteMade(
  tx: Tx,
  id: TopupId,
  { maker, device }: { readonly maker: Maker; readonly device?: Id<'dev'> | undefined },
): void {
  const made = { topup: uuidOf(id), orderedAt: tx.nowMs };
  tx.append(insertMade, { ...made, slot: slotFor(maker), maker });
  if (device === undefined || device === maker) return;
  tx.append(insertMadeFrom, { ...made, slot: slotOf(device), device: uuidOf(device) });
}
