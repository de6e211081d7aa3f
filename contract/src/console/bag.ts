import { Type } from 'typebox';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';

/** Cash on its way between us and our bank. */
export const bag = Type.Object(
  {
    id: idOf('cbg'),
    number: Type.String({ description: 'On its seal; may be empty' }),
    from: Type.Union([Type.Literal('hall'), Type.Literal('kiosk')], {
      description: 'Whose cash it is',
    }),
    direction: Type.Union([Type.Literal('to_bank'), Type.Literal('from_bank')]),
    amount: money,
    since: instant,
    booked: orNull(
      Type.Object(
        { entry: idOf('ent'), counted: money, difference: money },
        { ...closed, description: 'What the bank has counted, and how much more than we' },
      ),
    ),
  },
  closed,
);
