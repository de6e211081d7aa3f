import { Type } from 'typebox';
import { closed, idOf, instant, money } from './shapes.ts';

/** Stock of a float that is not all done, for who ordered it: what it waits for. */
export const waitingStock = Type.Object(
  {
    id: idOf('iss'),
    state: Type.Union([
      Type.Literal('proposed', { description: 'Somebody at the operator has to agree' }),
      Type.Literal('issued', { description: 'In the float, and not paid yet' }),
    ]),
    /** What is wanted; of what is there, what is still to be paid. */
    amount: money,
    paidBy: Type.Union([
      Type.Literal('bank'),
      Type.Literal('cheque'),
      Type.Literal('cash'),
      Type.Literal('credit', { description: 'Agreed to be paid later' }),
    ]),
    paymentReference: Type.String(),
    wantedAt: instant,
  },
  closed,
);
