import { Type } from 'typebox';
import { closed, money, words } from './shapes.ts';

/** What a promotion does for a top-up, by the name under which people know it. */
export const promoted = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('bonus', { description: 'Value on top, with an end' }),
      Type.Literal('discount', { description: 'So much less to pay for the same value' }),
    ]),
    name: words,
    amount: money,
  },
  closed,
);

/** What became of a code that was typed; null where none was. */
export const codeOutcome = Type.Union([
  Type.Null(),
  Type.Literal('used'),
  Type.Literal('not_better', { description: 'Without it one gets more, and does' }),
  Type.Literal('not_valid', { description: 'It is of no promotion that is open to this top-up' }),
]);

export const promotionCode = Type.String({
  pattern: '^[A-Za-z0-9]{4,20}$',
  description: 'Of a promotion for those who know it',
  examples: ['HARBOUR'],
});
