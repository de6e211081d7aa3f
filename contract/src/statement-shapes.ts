import { Type } from 'typebox';
import { closed, day, money } from './shapes.ts';

/** A day of a float, to whoever may read it by programs, in the portal and at a till alike. */
export const statement = Type.Object(
  {
    day,
    opening: money,
    closing: money,
    totals: Type.Array(
      Type.Object({ code: Type.String(), count: Type.Integer(), in: money, out: money }, closed),
      { description: 'By what it moved for: sale, commission, sale_undone, issue …' },
    ),
  },
  closed,
);
