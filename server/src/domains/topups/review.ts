import type { Id, InstantMs } from '#base';
import type { TopupId } from './topup.ts';

/** Who decides: always two members of staff. */
export type Reviewer = Id<'stf'>;

/**
 * What can become of an order whose money is held. credit: the payer gets what was ordered, and
 * what came beyond its price goes back. give_back: all that came goes back. dismiss: nothing came
 * to us, so nothing was charged by us.
 */
export type ReviewDecision = 'credit' | 'give_back' | 'dismiss';

/** waiting → proposed → approved; a proposal that is refused waits again. */
export interface Review {
  readonly topup: TopupId;
  readonly heldAt: InstantMs;
  readonly proposal: ReviewProposal | null;
  readonly approvedBy: Reviewer | null;
  readonly approvedAt: InstantMs | null;
}

export interface ReviewProposal {
  readonly decision: ReviewDecision;
  readonly reason: string;
  readonly by: Reviewer;
  readonly at: InstantMs;
}
