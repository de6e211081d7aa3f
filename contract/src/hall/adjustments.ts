import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { hallPaths } from './paths.ts';

const reason = Type.Union([
  Type.Literal('wrong_charge'),
  Type.Literal('courtesy'),
  Type.Literal('wrong_credit'),
  Type.Literal('uncollectable'),
]);

/** A correction of a line's money: proposed by one person, decided by another. */
export const adjustment = Type.Object(
  {
    id: idOf('adj'),
    line: idOf('lin'),
    maskedNumber: Type.String(),
    reason,
    amount: money,
    note: Type.String(),
    state: Type.Union([Type.Literal('proposed'), Type.Literal('done'), Type.Literal('refused')]),
    proposedBy: Type.String({ description: 'A login' }),
    proposedAt: instant,
    decidedBy: orNull(Type.String()),
  },
  closed,
);

export const listAdjustments = route({
  method: hallPaths.listAdjustments[0],
  path: hallPaths.listAdjustments[1],
  tag: 'Adjustments',
  summary: 'What waits to be decided, oldest first.',
  access: 'staff',
  answer: Type.Object({ adjustments: Type.Array(adjustment) }, closed),
});

export const proposeAdjustment = route({
  method: hallPaths.proposeAdjustment[0],
  path: hallPaths.proposeAdjustment[1],
  tag: 'Adjustments',
  summary: 'Propose to correct a line’s money. Nothing moves until somebody else decides.',
  access: 'staff',
  params: Type.Object({ line: idOf('lin') }, closed),
  body: Type.Object(
    {
      reason,
      amountMinor: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
      note: Type.String({ maxLength: 300 }),
    },
    closed,
  ),
  answer: adjustment,
  status: 201,
});

export const decideAdjustment = route({
  method: hallPaths.decideAdjustment[0],
  path: hallPaths.decideAdjustment[1],
  tag: 'Adjustments',
  summary: 'Decide what somebody else has proposed; where it is approved, the money moves at once.',
  access: 'staff',
  params: Type.Object({ adjustment: idOf('adj') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: adjustment,
});
