import { isoTime, newId, slotFor, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ProposalId, RateProposal } from './proposal.ts';
import { refuse } from './refusals.ts';
import { requireRatio } from './require-ratio.ts';
import { insertProposal } from './store.ts';

export type WantedRate = Omit<RateProposal, 'id' | 'proposedAt'>;

/**
 * Puts a rate on the table: nothing is priced by it until somebody else agrees. Refuses with
 * `rate_invalid`, and with `rate_proposed_already` while another of the pair is undecided.
 */
export async function proposeRate(tx: Tx, wanted: WantedRate): Promise<ProposalId> {
  const { from, to, numerator, denominator, reason, proposedBy } = wanted;
  requireRatio(wanted);
  const id: ProposalId = newId('fxp', tx.nowMs, slotFor(`${from}/${to}`));
  const at = isoTime(tx.nowMs);
  const values = [uuidOf(id), from, to, numerator, denominator, reason, proposedBy, at];
  const [made] = await tx.query(insertProposal, values);
  if (!made) throw refuse.rate_proposed_already({ from, to });
  return id;
}
