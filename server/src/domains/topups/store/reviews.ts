import { insertRows, setStatement, statement } from '#platform/postgres';
import type { ReviewDecision } from '../review.ts';

export interface ReviewRow {
  readonly slot: number;
  readonly topup: string;
  readonly heldAt: number;
  readonly decision: ReviewDecision | null;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: number | null;
  readonly approvedBy: string | null;
  readonly approvedAt: number | null;
}

const key = { slot: 'int2', topup: 'uuid' } as const;
const columns = `slot, topup, held_at, decision, reason, proposed_by, proposed_at, approved_by,
  approved_at`;

/** An order may be held again; it is one review. */
export const insertReviews = insertRows(
  'topups.review',
  { ...key, heldAt: 'instant' },
  'on conflict do nothing',
);

export const readReview = statement<ReviewRow>(
  'read topups.review',
  `select ${columns} from topups.review where slot = $1 and topup = $2`,
);

/** Whoever proposes or decides has locked the order. */
export const updateReviews = setStatement(
  'update topups.review',
  {
    ...key,
    decision: 'text',
    reason: 'text',
    proposedBy: 'text',
    proposedAt: 'instant',
    approvedBy: 'text',
    approvedAt: 'instant',
  },
  `update topups.review v
   set decision = r.decision, reason = r.reason, proposed_by = r.proposed_by,
     proposed_at = r.proposed_at, approved_by = r.approved_by, approved_at = r.approved_at
   from :rows where v.slot = r.slot and v.topup = r.topup`,
);

/** Of orders that are held still; one that right money has credited meanwhile waits for nobody. */
export const readWaitingReviews = statement<ReviewRow>(
  'read topups.review waiting',
  `select ${columns.replaceAll(/(\w+)/g, 'v.$1')} from topups.review v
   join topups.topup t on t.slot = v.slot and t.id = v.topup and t.state = 'held_for_review'
   where v.approved_at is null order by v.held_at limit $1`,
);
