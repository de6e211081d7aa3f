import { newId } from '#base';
import {
  approveReview,
  proposeReview,
  readReview,
  readTopup,
  refuseReview,
  type Review,
  type ReviewDecision,
  type Reviewer,
} from '#topups';
import type { Story } from './story.ts';
import type { World } from './world.ts';

/** Staff look at what is held, each as the plan says. */
export async function decideHeld(world: World, { plan, topup, payer }: Story): Promise<void> {
  const { context } = world;
  const [review, { state }] = await Promise.all([
    readReview(context, topup.id),
    readTopup(context, topup.id, payer.subscriber),
  ]);
  // Right money may have come after all.
  if (!review || state !== 'held_for_review') return;
  const [maker, checker] = [1, 2].map((slot) => newId('stf', context.clock.now(), slot));
  const propose = (decision: ReviewDecision, by: Reviewer = maker ?? 'clock') => {
    const proposal = { decision, reason: 'simulated', by } as const;
    return context.db.transaction((tx) => proposeReview(tx, topup.id, proposal));
  };
  const approve = async (): Promise<void> => {
    await context.db.transaction((tx) => approveReview(tx, topup.id, checker ?? 'clock'));
  };
  // Money that is not what was asked is not what the plan speaks of: that goes back, by two.
  const way = review.cause === 'mismatch' ? 'two give back' : plan.review;
  switch (way) {
    case 'one credits':
      await propose('credit');
      return;
    case 'two credit':
      await propose('credit');
      return approve();
    case 'two give back':
      await propose('give_back');
      return approve();
    case 'refused, then credited':
      await propose('give_back');
      await context.db.transaction((tx) => refuseReview(tx, topup.id));
      await propose('credit', checker);
      await context.db.transaction((tx) => approveReview(tx, topup.id, maker ?? 'clock'));
      return;
    default:
      // Nobody looks: the clock gives it back.
      return;
  }
}

/** What is wrong with how a review ended, and how it did. */
export function judgeReview(
  { plan }: Story,
  review: Review | undefined,
): { readonly way: string; readonly problem: string | false } {
  if (!review) return { way: '', problem: false };
  const { cause, proposal, approvedBy, isAlone } = review;
  const isOvertaken = cause === 'mismatch' && approvedBy === null;
  if (isOvertaken) return { way: ', held until the right money came', problem: false };
  const by = approvedBy === 'clock' ? 'the clock' : isAlone ? 'one' : 'two';
  const why = cause === 'mismatch' ? 'unlike what was asked' : 'held';
  const way = `, ${why}: ${proposal?.decision} by ${by}`;
  if (approvedBy === null) return { way, problem: 'what is held was decided by nobody' };
  const isOneWrong = by === 'two' && proposal?.by === approvedBy;
  if (isOneWrong) return { way, problem: 'one person was two' };
  const isByClock = cause === 'rule' && plan.review === 'nobody looks';
  return { way, problem: isByClock !== (by === 'the clock') && `it was decided by ${by}` };
}
