import { Type } from 'typebox';
import { nextCheck, ruleCause, ruleEvent, ruleState } from '../app/auto-topups.ts';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, words } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const rule = Type.Object(
  {
    state: ruleState,
    pausedWhy: orNull(words),
    below: orNull(money),
    daysLeft: orNull(Type.Integer()),
    amount: orNull(money),
    target: orNull(money),
    monthlyDay: orNull(Type.Integer()),
    monthlyAmount: orNull(money),
    monthlyUntil: orNull(day),
    cap: money,
    capTimes: Type.Integer(),
    used: money,
    usedTimes: Type.Integer(),
    isUnderWay: Type.Boolean(),
    skipsNext: Type.Boolean(),
    next: orNull(nextCheck),
  },
  closed,
);

export const readLineRule = route({
  method: consolePaths.readLineRule[0],
  path: consolePaths.readLineRule[1],
  tag: 'Lines',
  summary: 'A line’s rule of auto top-up and what it has done and not done, newest first.',
  access: 'staff',
  params: Type.Object({ line: idOf('lin') }, closed),
  answer: Type.Object(
    {
      rule: orNull(rule),
      events: Type.Array(
        Type.Object(
          {
            at: instant,
            event: ruleEvent,
            cause: orNull(ruleCause),
            reason: orNull(Type.String()),
            /** The same as its owner was told it, of what was not made. */
            why: orNull(words),
            amount: orNull(money),
            topup: orNull(idOf('top')),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
