import { Type } from 'typebox';
import { closed, orNull } from '../shapes.ts';

/** Each in codes, one a line: a code, and behind it what it names as JSON. */
export const differingDay = Type.Object(
  {
    account: Type.String(),
    day: Type.String({ format: 'date' }),
    differs: orNull(
      Type.String({
        description: 'In what the statement that counts contradicts itself or what is held',
      }),
    ),
    differsAgain: orNull(Type.String({ description: 'The same of one that has come since' })),
  },
  closed,
);
