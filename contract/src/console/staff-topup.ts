import { Type } from 'typebox';
import { topupState } from '../app/topups.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { shownNumber } from './numbers.ts';

export const staffTopup = Type.Object(
  {
    id: idOf('top'),
    reference: Type.String(),
    state: topupState,
    line: idOf('lin'),
    number: shownNumber,
    channel: Type.String(),
    method: Type.String(),
    value: money,
    bonus: money,
    price: money,
    orderedAt: instant,
    creditedAt: orNull(instant),
    receipt: orNull(Type.String()),
  },
  closed,
);
