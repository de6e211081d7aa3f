import type { Id, InstantMs } from '#base';
import type { CurrencyPair } from './rate.ts';

export type ProposalId = Id<'fxp'>;

/** A rate that one person has proposed by hand and another decides. */
export interface RateProposal extends CurrencyPair {
  readonly id: ProposalId;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly reason: string;
  /** The member of staff, by id. */
  readonly proposedBy: string;
  readonly proposedAt: InstantMs;
}
