import { type TSchema, Type } from 'typebox';
import { closed, money, orNull } from '../shapes.ts';

/** What became of a sale whose answer was lost. */
export function answered<Sale extends TSchema>(sale: Sale) {
  return Type.Object(
    {
      sale: orNull(sale),
      why: orNull(Type.String({ description: 'The refusal, where nothing was sold' })),
      float: money,
    },
    closed,
  );
}
