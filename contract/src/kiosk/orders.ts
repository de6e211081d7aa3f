import { Type } from 'typebox';
import { topupState } from '../app/topups.ts';
import { route } from '../route.ts';
import {
  amountMinor,
  closed,
  day,
  idOf,
  instant,
  money,
  orNull,
  phoneNumber,
  words,
} from '../shapes.ts';
import { kioskPaths } from './paths.ts';

export const quoteTopup = route({
  method: kioskPaths.quoteTopup[0],
  path: kioskPaths.quoteTopup[1],
  tag: 'Codes',
  summary: 'What a top-up costs by each method that is paid with a phone.',
  access: 'kiosk',
  body: Type.Object({ number: phoneNumber, amountMinor }, closed),
  answer: Type.Object(
    {
      id: idOf('quo'),
      value: money,
      validUntil: day,
      methods: Type.Array(
        Type.Object(
          {
            code: Type.String(),
            name: words,
            pays: money,
            fee: money,
            promisedSeconds: Type.Integer(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
  status: 201,
});

const order = Type.Object(
  {
    topup: idOf('top'),
    reference: Type.String(),
    state: topupState,
    value: money,
    method: words,
    /** With the fee. */
    pays: money,
    fee: money,
    /** How the price was made of the value, where it was by a rate. */
    rate: orNull(Type.String()),
    bonus: money,
    payBefore: instant,
    /** What the customer’s phone scans; null once nothing can be paid any more. */
    code: orNull(Type.String()),
    receipt: orNull(Type.String()),
    maskedNumber: Type.String(),
    maskedOwner: Type.String(),
    validUntil: orNull(day),
  },
  closed,
);

export const orderTopup = route({
  method: kioskPaths.orderTopup[0],
  path: kioskPaths.orderTopup[1],
  tag: 'Codes',
  summary: 'Order by a quote, and get the code to scan.',
  access: 'kiosk',
  isKeyed: true,
  body: Type.Object(
    {
      quote: idOf('quo'),
      method: Type.String({ minLength: 1, maxLength: 40 }),
      isTwinIntended: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  answer: order,
  status: 201,
});

const params = Type.Object({ topup: idOf('top') }, closed);

export const readTopup = route({
  method: kioskPaths.readTopup[0],
  path: kioskPaths.readTopup[1],
  tag: 'Codes',
  summary: 'How an order of this machine stands.',
  access: 'kiosk',
  params,
  answer: order,
});

export const cancelTopup = route({
  method: kioskPaths.cancelTopup[0],
  path: kioskPaths.cancelTopup[1],
  tag: 'Codes',
  summary: 'End an order that nobody has paid, so that nobody pays it later.',
  access: 'kiosk',
  params,
  answer: order,
});
