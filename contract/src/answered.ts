import { type TSchema, Type } from 'typebox';
import { closed, orNull } from './shapes.ts';

/** What became of a sale whose answer was lost, and what a counter wants to know beside it. */
export function answered<Sale extends TSchema, More extends Readonly<Record<string, TSchema>>>(
  sale: Sale,
  more: More,
) {
  return Type.Object(
    {
      sale: orNull(sale),
      why: orNull(Type.String({ description: 'The refusal, where nothing was sold' })),
      ...more,
    },
    closed,
  );
}
