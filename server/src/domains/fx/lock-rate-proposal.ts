import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ProposalId, RateProposal } from './proposal.ts';
import { refuse } from './refusals.ts';
import { lockProposal, proposalOf } from './store.ts';

/** Locks what was proposed. Refuses with `rate_proposal_unknown` and `rate_proposal_decided`. */
export async function lockRateProposal(tx: Tx, id: ProposalId): Promise<RateProposal> {
  const [row] = await tx.query(lockProposal, [uuidOf(id)]);
  if (!row) throw refuse.rate_proposal_unknown();
  if (row.state !== 'proposed') throw refuse.rate_proposal_decided();
  return proposalOf(row);
}
