import { insertRows, setStatement, statement } from '#platform/postgres';
import type { ReviewCause, ReviewDecision } from '../review.ts';

export interface ReviewRow {
  readonly slot: number;
  readonly topup: string;
  readonly heldAt: number;
  readonly cause: ReviewCause;
  readonly attempt: string | null;
  readonly caught: string | null;
  readonly isAlone: boolean;
  readonly decision: ReviewDecision | null;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: number | null;
  readonly approvedBy: string | null;
  readonly approvedAt: number | null;
}

const key = { slot: 'int2', topup: 'uuid' } as const;
const columns = `slot, topup, held_at, cause, attempt, caught, is_alone, decision, reason,
  proposed_by, proposed_at, approved_by, approved_at`;

/** An order that is held again waits again: what was decided before is in the trail of acts. */
export const insertReviews = insertRows(
  'topups.review',
  { ...key, heldAt: 'instant', cause: 'text', attempt: 'uuid', caught: 'text' },
  `on conflict (slot, topup) do update
   set held_at = excluded.held_at, cause = excluded.cause, attempt = excluded.attempt,
     caught = excluded.caught, is_alone = false, decision = null, reason = null,
     proposed_by = null, proposed_at = null, approved_by = null, approved_at = null`,
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
    isAlone: 'bool',
    decision: 'text',
    reason: 'text',
    proposedBy: 'text',
    proposedAt: 'instant',
    approvedBy: 'text',
    approvedAt: 'instant',
  },
  `update topups.review v
   set is_alone = r.is_alone, decision = r.decision, reason = r.reason, proposed_by = r.proposed_by,
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

/** Held for this cause since before that, behind the last that was looked at. */
export const readForgottenReviews = statement<{ topup: string; heldAt: number }>(
  'read topups.review forgotten',
  `select v.topup, v.held_at from topups.review v
   join topups.topup t on t.slot = v.slot and t.id = v.topup and t.state = 'held_for_review'
   where v.approved_at is null and v.cause = $1 and v.held_at <= $2::timestamptz
     and (v.held_at, v.topup) > ($3::timestamptz, $4::uuid)
   order by v.held_at, v.topup limit $5`,
);

export const readReviewQueue = statement<{ waiting: bigint; oldest: number | null }>(
  'read topups.review queue',
  `select count(*) as waiting, min(v.held_at) as oldest from topups.review v
   join topups.topup t on t.slot = v.slot and t.id = v.topup and t.state = 'held_for_review'
   where v.approved_at is null`,
);
