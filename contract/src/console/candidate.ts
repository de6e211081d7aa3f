import { Type } from 'typebox';
import { closed, idOf, instant } from '../shapes.ts';

/** An attempt whose money something at the bank or in a bill could be: unpaid, for just as much. */
export const candidate = Type.Object(
  { attempt: idOf('att'), openedAt: instant, state: Type.String() },
  closed,
);
