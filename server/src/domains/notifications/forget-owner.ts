import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { OwnerId } from './reach.ts';
import { deleteEmailCheck } from './store/email-checks.ts';
import { deleteEndpointsOf } from './store/push-endpoints.ts';
import { deleteReach, deleteReceiversOf } from './store/reaches.ts';

/**
 * Where somebody can be reached and how they want it is forgotten. What they were told is kept as
 * long as everybody's messages are, under a number that is no longer theirs.
 */
export async function forgetOwner(tx: Tx, owner: OwnerId): Promise<void> {
  const key = [slotOf(owner), uuidOf(owner)];
  await tx.query(deleteEmailCheck, key);
  await tx.query(deleteEndpointsOf, key);
  await tx.query(deleteReach, key);
  await tx.query(deleteReceiversOf, key);
}
