import { Type } from 'typebox';
import { answered } from '../answered.ts';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, phoneNumber } from '../shapes.ts';
import { hallPaths } from './paths.ts';

/** Cash with what was handed over, or a card by the number of the terminal's approval. */
export const tender = Type.Union([
  Type.Object({ kind: Type.Literal('cash'), handedMinor: Type.Integer({ minimum: 1 }) }, closed),
  Type.Object(
    { kind: Type.Literal('card'), approval: Type.String({ pattern: '^[A-Z0-9]{4,12}$' }) },
    closed,
  ),
]);

const saleFields = {
  topup: idOf('top'),
  till: Type.String(),
  reference: Type.String(),
  number: Type.String(),
  maskedNumber: Type.String(),
  value: money,
  tender,
  soldAt: instant,
  undoneAt: orNull(instant),
};

/** A sale in a list. */
export const listedCounterSale = Type.Object(saleFields, closed);

/** A sale with what the line got, for the screen and the slip. */
export const counterSale = Type.Object(
  {
    ...saleFields,
    place: Type.String({ description: 'The till as the hall calls it' }),
    maskedOwner: Type.String(),
    bonus: money,
    validUntil: day,
    receipt: Type.String({ description: 'The code that proves it; grouped for people to read' }),
    undoBefore: instant,
  },
  closed,
);

const amountMinor = Type.Integer({ minimum: 1, maximum: 100_000_000 });

export const sellOverCounter = route({
  method: hallPaths.sellOverCounter[0],
  path: hallPaths.sellOverCounter[1],
  tag: 'Sales',
  summary:
    'Sell a top-up for cash or by card: drawer and line in one commit. The same key gets the same sale, for ever.',
  access: 'staff',
  isKeyed: true,
  body: Type.Object(
    { number: phoneNumber, amountMinor, tender, isTwinIntended: Type.Optional(Type.Boolean()) },
    closed,
  ),
  answer: counterSale,
  status: 201,
});

export const answerCounterSale = route({
  method: hallPaths.answerCounterSale[0],
  path: hallPaths.answerCounterSale[1],
  tag: 'Sales',
  summary:
    'What became of a sale whose answer was lost. One that is not there is closed by this: no late copy of it sells anything.',
  access: 'staff',
  isKeyed: true,
  body: Type.Object({ number: phoneNumber, amountMinor }, closed),
  answer: answered(counterSale, {}),
});

const params = Type.Object({ topup: idOf('top') }, closed);

export const readCounterSale = route({
  method: hallPaths.readCounterSale[0],
  path: hallPaths.readCounterSale[1],
  tag: 'Sales',
  summary: 'A sale of any till, to print its slip again.',
  access: 'staff',
  params,
  answer: counterSale,
});

export const undoCounterSale = route({
  method: hallPaths.undoCounterSale[0],
  path: hallPaths.undoCounterSale[1],
  tag: 'Sales',
  summary: 'Take a sale to a wrong number back, as another person than who sold it.',
  access: 'staff',
  params,
  answer: counterSale,
});
