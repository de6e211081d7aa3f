import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, money, phoneNumber } from '../shapes.ts';
import { hallPaths } from './paths.ts';

export const redeemAtHall = route({
  method: hallPaths.redeemAtHall[0],
  path: hallPaths.redeemAtHall[1],
  tag: 'Sales',
  summary:
    'Redeem a voucher that a customer has brought. The same key redeems it once; it needs no till.',
  access: 'staff',
  isKeyed: true,
  body: Type.Object(
    {
      number: phoneNumber,
      code: Type.String({ maxLength: 40, description: '16 digits; blanks and dashes are read' }),
    },
    closed,
  ),
  answer: Type.Object(
    {
      maskedNumber: Type.String(),
      value: money,
      validUntil: day,
      reference: Type.String(),
      receipt: Type.String({ description: 'The code that proves it; grouped for people to read' }),
    },
    closed,
  ),
  status: 201,
});
