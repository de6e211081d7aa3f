import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Owner } from './reach.ts';
import { settleReceivers } from './settle-receivers.ts';
import { readIsReached } from './store/reaches.ts';

/** Numbers that somebody gets are told things as their others are, if they ever chose how. */
export async function followOwner(tx: Tx, owner: Owner): Promise<void> {
  const [known] = await tx.query(readIsReached, [slotOf(owner.id), uuidOf(owner.id)]);
  if (known?.isReached) settleReceivers(tx, owner);
}
