import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';
import { staffTopup } from './staff-topup.ts';

export const reviewDecision = Type.Union([
  Type.Literal('credit', {
    description: 'The payer gets what was ordered; what is over goes back',
  }),
  Type.Literal('give_back', { description: 'All that came goes back' }),
  Type.Literal('dismiss', { description: 'Nothing came to us' }),
]);

export const reviewCause = Type.Union([
  Type.Literal('mismatch', { description: 'Other money came than was asked' }),
  Type.Literal('rule', { description: 'Right money came, and a rule caught the top-up' }),
]);

const rule = Type.Union([
  Type.Literal('many_payers'),
  Type.Literal('number_often'),
  Type.Literal('payer_often'),
  Type.Literal('payer_much'),
  Type.Literal('device_many_numbers'),
  Type.Literal('new_device'),
  Type.Literal('large'),
]);

/** What a rule has found, this top-up counted in, and what would have passed. */
const caught = Type.Object({ rule, found: Type.Integer(), most: Type.Integer() }, closed);

const reason = Type.String({ minLength: 1, maxLength: 500 });

export const reviewProposal = Type.Object(
  { decision: reviewDecision, reason, by: orNull(Type.String()), at: instant },
  closed,
);

/** Money that is held, what came of it and who has said what about it. */
export const review = Type.Object(
  {
    heldAt: instant,
    cause: reviewCause,
    caught: Type.Array(caught),
    /** One person decides alone, and what they propose is done at once. */
    isOneEnough: Type.Boolean(),
    came: money,
    isOurs: Type.Boolean({ description: 'False when it went to another seller or application' }),
    proposal: orNull(reviewProposal),
    approvedBy: orNull(Type.String()),
    approvedAt: orNull(instant),
  },
  closed,
);

export const listReviews = route({
  method: consolePaths.listReviews[0],
  path: consolePaths.listReviews[1],
  tag: 'Reviews',
  summary: 'Top-ups whose money is held and undecided, those that have waited longest first.',
  access: 'staff',
  answer: Type.Object(
    {
      reviews: Type.Array(
        Type.Object(
          {
            topup: staffTopup,
            heldAt: instant,
            /** It has waited for longer than it should. */
            isOverdue: Type.Boolean(),
            cause: reviewCause,
            rules: Type.Array(rule),
            decision: orNull(reviewDecision),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

const params = Type.Object({ topup: idOf('top') }, closed);
const done = Type.Object({ topup: idOf('top') }, closed);

export const proposeReview = route({
  method: consolePaths.proposeReview[0],
  path: consolePaths.proposeReview[1],
  tag: 'Reviews',
  summary:
    'Propose what becomes of money that is held. Nothing moves until somebody else approves, but for little that a rule has held: that is done at once.',
  access: 'staff',
  params,
  body: Type.Object({ decision: reviewDecision, reason }, closed),
  answer: done,
});

export const answerReview = route({
  method: consolePaths.answerReview[0],
  path: consolePaths.answerReview[1],
  tag: 'Reviews',
  summary: 'Approve what somebody else has proposed, which does it, or refuse it.',
  access: 'staff',
  params,
  body: Type.Object(
    { isApproved: Type.Boolean(), reason: Type.Optional(Type.String({ maxLength: 500 })) },
    closed,
  ),
  answer: done,
});
