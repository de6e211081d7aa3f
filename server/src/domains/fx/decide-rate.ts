import { isoTime, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { RateProposal } from './proposal.ts';
import type { Rate } from './rate.ts';
import { addRate } from './new-rate.ts';
import { updateProposal } from './store.ts';

/**
 * The other two eyes: records the rate of a locked proposal, from now on, or takes it off the
 * table. The database refuses whoever would decide their own. Returns the rate, if one was
 * recorded; refuses with `rate_taken`.
 */
export async function decideRate(
  tx: Tx,
  proposal: RateProposal,
  { isApproved, by }: { readonly isApproved: boolean; readonly by: string },
): Promise<Rate | undefined> {
  const state = isApproved ? 'recorded' : 'refused';
  await tx.query(updateProposal, [uuidOf(proposal.id), state, by, isoTime(tx.nowMs)]);
  if (!isApproved) return undefined;
  return addRate(tx, { ...proposal, source: `by hand, ${proposal.id}` });
}
