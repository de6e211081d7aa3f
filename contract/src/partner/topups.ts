import { Type } from 'typebox';
import { receiptCode } from '../app/receipts.ts';
import { route } from '../route.ts';
import { amountMinor, closed, day, idOf, instant, money, orNull, phoneNumber } from '../shapes.ts';
import { partnerPaths } from './paths.ts';
import { region } from './products.ts';

const reference = Type.String({
  pattern: '^[A-Za-z0-9._~-]{1,64}$',
  description:
    'Yours, made and stored before the first byte is sent. For ever one top-up: the same again ' +
    'is answered the same, and with another number or amount it is refused with 422',
  examples: ['order-20261127-000123'],
});

const listed = {
  topup: idOf('top'),
  reference,
  code: Type.String({ description: 'Six characters to say on the phone' }),
  state: Type.Union([Type.Literal('credited'), Type.Literal('undone')]),
  number: Type.String({ description: 'In E.164' }),
  region,
  value: money,
  commission: money,
  floatAfter: money,
  soldAt: instant,
  undoneAt: orNull(instant),
};

const listedTopup = Type.Object(listed, closed);

const topup = Type.Object(
  { ...listed, owner: Type.String(), bonus: money, validUntil: day, receipt: receiptCode },
  closed,
);

export const sendTopup = route({
  method: partnerPaths.sendTopup[0],
  path: partnerPaths.sendTopup[1],
  tag: 'Top-ups',
  summary:
    'Sell a top-up from the float: float and line in one commit. Whatever becomes of the ' +
    'connection, send the same again under the same reference until it is answered.',
  access: 'partner',
  scope: 'topups.send',
  body: Type.Object(
    {
      reference,
      number: phoneNumber,
      amountMinor,
      /** True when the buyer has said that the same of minutes ago was another. */
      isTwinIntended: Type.Optional(Type.Boolean()),
    },
    {
      ...closed,
      examples: [
        { reference: 'order-20261127-000123', number: '+85251234567', amountMinor: 10_000 },
      ],
    },
  ),
  answer: topup,
  status: 201,
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
    'How a top-up stands, by your reference. Not found means not sold so far: a copy of it that ' +
    'is still on its way may sell it, so send it again to be sure.',
  access: 'partner',
  scope: 'topups.read',
  params: Type.Object({ reference }, closed),
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
      cursor: Type.Optional(
        Type.String({ pattern: '^[0-9]{1,16}-[0-9a-f]{32}$', description: 'Of the page before' }),
      ),
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
