import { Type } from 'typebox';
import { receiptCode } from '../app/receipts.ts';
import { promotionCode } from '../promoted.ts';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, phoneNumber, salesCursor } from '../shapes.ts';
import { partnerPaths } from './paths.ts';
import { region, soldMinor } from './products.ts';

const shape = '^[A-Za-z0-9._~-]{1,64}$';

/** Also of what a program has sold by TMF654, which has the id of its action. */
export const reference = Type.String({
  pattern: shape,
  description: 'Yours; of what was sold by TMF654 the id of its action',
});

const newReference = Type.String({
  pattern: shape,
  not: { pattern: '^bal_[0-9a-f]{32}$' },
  description:
    'Yours, made and stored before the first byte is sent. Sold (201), taken (202) or refused ' +
    'with 404 or 409, it stands for that one top-up for ever: the same again is answered the ' +
    'same, and another number or amount under it is refused with 422. Every other answer leaves ' +
    'it free',
  examples: ['order-20261127-000123'],
});

export const listed = {
  topup: idOf('top'),
  reference,
  code: Type.String({ description: 'Six characters to say on the phone' }),
  state: Type.Union([Type.Literal('credited'), Type.Literal('undone')]),
  number: Type.String({ description: 'In E.164' }),
  region,
  value: money,
  /** What left the float: the value, less the discount of a promotion. */
  price: money,
  commission: money,
  floatAfter: money,
  soldAt: instant,
  undoneAt: orNull(instant),
};

const listedTopup = Type.Object(listed, closed);

export const topup = Type.Object(
  { ...listed, owner: Type.String(), bonus: money, validUntil: day, receipt: receiptCode },
  closed,
);

/** What cannot be done is not done: who can change it, and its stable code. */
export const refusal = Type.Object(
  {
    code: Type.String(),
    party: Type.String({ description: 'request, client, partner, receiver or platform' }),
  },
  closed,
);

export const order = Type.Object(
  {
    reference,
    state: Type.Union(
      [
        Type.Literal('held'),
        Type.Literal('accepted'),
        Type.Literal('refused'),
        Type.Literal('cancelled'),
        Type.Literal('lapsed'),
      ],
      {
        description:
          'held: set aside in the float, to be confirmed; accepted: we sell it; else ended',
      },
    ),
    number: Type.String({ description: 'In E.164' }),
    region,
    value: money,
    orderedAt: instant,
    confirmBefore: orNull(instant),
    refusal: orNull(refusal),
  },
  closed,
);

/** A top-up that is wanted, as it is sent and as it is ordered. */
const wanted = {
  reference: newReference,
  number: phoneNumber,
  amountMinor: soldMinor,
  isTwinIntended: Type.Optional(
    Type.Boolean({
      description:
        'True where the buyer wants the same amount for the same number again: within minutes it ' +
        'is refused as a probable mistake (topup_twin) without',
    }),
  ),
  promotionCode: Type.Optional(promotionCode),
  mostMinor: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 9_007_199_254_740_991,
      description:
        'What the buyer was shown that it costs, in cents: where it costs more by now it is not ' +
        'sold, and refused with sale_price_changed. Without it the price of the moment counts',
    }),
  ),
};

export const sendTopup = route({
  method: partnerPaths.sendTopup[0],
  path: partnerPaths.sendTopup[1],
  tag: 'Top-ups',
  summary:
    'Sell a top-up from the float: float and line in one commit. Whatever becomes of the ' +
    'connection, send the same again under the same reference until it is answered. 202 says ' +
    'that it is taken and not sold yet: ask by the reference, or send the same again. A refusal ' +
    'with 404 or 409 is for ever, and told by the webhook topup.failed: to try again, take ' +
    'another reference.',
  access: 'partner',
  scope: 'topups.send',
  preferences:
    'respond-async: answer 202 at once and sell it behind my back; wait=10: answer 202 where it ' +
    'is not sold within so many seconds (RFC 7240)',
  body: Type.Object(wanted, {
    ...closed,
    examples: [{ reference: 'order-1127-000123', number: '+85251234567', amountMinor: 10_000 }],
  }),
  answer: topup,
  accepted: order,
  status: 201,
});

export const orderTopup = route({
  method: partnerPaths.orderTopup[0],
  path: partnerPaths.orderTopup[1],
  tag: 'Orders',
  summary:
    'Set the value of a top-up aside in the float until you confirm or cancel it; behind its ' +
    'time the float has it back by itself.',
  access: 'partner',
  scope: 'topups.send',
  body: Type.Object(wanted, {
    ...closed,
    examples: [{ reference: 'order-1127-000124', number: '+85251234567', amountMinor: 20_000 }],
  }),
  answer: order,
  status: 201,
});

const params = Type.Object({ reference }, closed);

export const confirmOrder = route({
  method: partnerPaths.confirmOrder[0],
  path: partnerPaths.confirmOrder[1],
  tag: 'Orders',
  summary: 'Sell what is set aside. Confirming again is answered the same.',
  access: 'partner',
  scope: 'topups.send',
  params,
  answer: topup,
  status: 201,
});

export const cancelOrder = route({
  method: partnerPaths.cancelOrder[0],
  path: partnerPaths.cancelOrder[1],
  tag: 'Orders',
  summary: 'Give up what is set aside and not confirmed; what is sold stays sold.',
  access: 'partner',
  scope: 'topups.send',
  params,
  answer: order,
});

export const readTopup = route({
  method: partnerPaths.readTopup[0],
  path: partnerPaths.readTopup[1],
  tag: 'Top-ups',
  summary: 'How a top-up stands, by our id.',
  access: 'partner',
  scope: 'topups.read',
  params: Type.Object({ topup: idOf('top') }, closed),
  answer: topup,
});

export const readTopupByReference = route({
  method: partnerPaths.readTopupByReference[0],
  path: partnerPaths.readTopupByReference[1],
  tag: 'Top-ups',
  summary:
    'How a top-up stands, by your reference: 200 where it is sold, 202 with the order where it ' +
    'is not: accepted or held, it may be; refused, cancelled or lapsed, it never will be. Not ' +
    'found means that nothing came of it so far: a copy of it that is on its way may sell it, so ' +
    'send it again to be sure.',
  access: 'partner',
  scope: 'topups.read',
  params,
  answer: topup,
  accepted: order,
});

export const undoTopup = route({
  method: partnerPaths.undoTopup[0],
  path: partnerPaths.undoTopup[1],
  tag: 'Top-ups',
  summary:
    'Take a top-up to a wrong number back, within minutes and while nothing of it is spent: its ' +
    'value is in the float again. Doing it twice does it once.',
  access: 'partner',
  scope: 'topups.send',
  params: Type.Object({ topup: idOf('top') }, closed),
  answer: topup,
});

export const listTopups = route({
  method: partnerPaths.listTopups[0],
  path: partnerPaths.listTopups[1],
  tag: 'Top-ups',
  summary: 'What was sold, newest first, page by page; none is left out or told twice.',
  access: 'partner',
  scope: 'topups.read',
  query: Type.Object(
    {
      cursor: Type.Optional(salesCursor),
      limit: Type.Optional(
        Type.String({ pattern: '^([1-9][0-9]?|100)$', description: '1 to 100' }),
      ),
    },
    closed,
  ),
  answer: Type.Object(
    {
      topups: Type.Array(listedTopup),
      cursor: orNull(Type.String({ description: 'Of the next page; null behind the last' })),
    },
    closed,
  ),
});
