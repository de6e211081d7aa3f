import { Type } from 'typebox';
import { lineState, registration } from '../app/lines.ts';
import { service } from '../app/rates.ts';
import { shownNumber } from '../console/numbers.ts';
import { topupState } from '../app/topups.ts';
import { route } from '../route.ts';
import {
  closed,
  day,
  idOf,
  instant,
  money,
  orNull,
  phoneNumber,
  unit,
  words,
  zone,
} from '../shapes.ts';
import { hallPaths } from './paths.ts';

/** Why somebody's line is looked at; it stands in the audit trail. */
export const accessReason = Type.Union([
  Type.Literal('at_counter'),
  Type.Literal('by_phone'),
  Type.Literal('complaint'),
  Type.Literal('by_order'),
]);

const charge = Type.Object(
  {
    id: idOf('use'),
    usedFrom: instant,
    zone,
    service,
    amount: money,
    /** A sentence in the language asked for; null where the plan had no price for it. */
    why: orNull(Type.String()),
  },
  closed,
);

const topup = Type.Object(
  {
    id: idOf('top'),
    reference: Type.String(),
    state: topupState,
    method: Type.String(),
    value: money,
    orderedAt: instant,
    receipt: orNull(Type.String()),
  },
  closed,
);

const movement = Type.Object(
  {
    id: Type.String({ description: 'Its bucket and its number there' }),
    recordedAt: instant,
    unit,
    /** Above zero for what came. */
    amount: Type.Integer(),
    code: Type.String({ description: 'Why, in one word, such as topup or usage' }),
  },
  closed,
);

/** All that is asked at a counter about a line, each list newest first. */
export const customer = Type.Object(
  {
    line: Type.Object(
      {
        id: idOf('lin'),
        numbers: Type.Array(
          Type.Object({ number: shownNumber, home: Type.String(), registration }, closed),
        ),
        owner: Type.String(),
        plan: words,
        state: lineState,
        validUntil: orNull(day),
        daysLeft: orNull(Type.Integer()),
        barredBy: Type.Array(Type.String()),
      },
      closed,
    ),
    balance: Type.Object({ total: money, bonus: money, reserved: money, owed: money }, closed),
    charges: Type.Array(charge),
    movements: Type.Array(movement),
    topups: Type.Array(topup),
  },
  closed,
);

export const openCustomer = route({
  method: hallPaths.openCustomer[0],
  path: hallPaths.openCustomer[1],
  tag: 'Customers',
  summary: 'The line of a number, and why it cost what it cost; the reason stands in the trail.',
  access: 'staff',
  body: Type.Object(
    { number: phoneNumber, reason: accessReason, note: Type.String({ maxLength: 200 }) },
    closed,
  ),
  answer: customer,
});
