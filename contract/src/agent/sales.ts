import { Type } from 'typebox';
import { route } from '../route.ts';
import { codeOutcome, promoted, promotionCode } from '../promoted.ts';
import { closed, day, instant, money, orNull, phoneNumber, salesCursor, words } from '../shapes.ts';
import { agentPaths } from './paths.ts';
import { answered } from '../answered.ts';
import { fix, login, pin, saleId } from './session.ts';

const saleFields = {
  topup: saleId,
  reference: Type.String(),
  /** In whole: who sells has typed it. A receipt prints `maskedNumber`. */
  number: Type.String(),
  maskedNumber: Type.String(),
  value: money,
  /** What the customer pays: the value, less what promotions take off. */
  price: money,
  commission: money,
  floatAfter: money,
  till: Type.Integer(),
  soldAt: instant,
  undoneAt: orNull(instant),
};

/** A sale in a list. */
export const listedSale = Type.Object(saleFields, closed);

/** A sale with what the line got, for the screen and the slip. */
export const sale = Type.Object(
  {
    ...saleFields,
    shop: Type.String(),
    maskedOwner: Type.String(),
    bonus: money,
    validUntil: day,
    receipt: Type.String({ description: 'The code that proves it; grouped for people to read' }),
    undoBefore: instant,
  },
  closed,
);

const number = phoneNumber;
const value = Type.Integer({ minimum: 1, maximum: 100_000_000 });

/** What a top-up costs and gives as things are now. */
const offer = Type.Object(
  { price: money, bonus: money, promotions: Type.Array(promoted), codeOutcome },
  closed,
);

export const echoReceiver = route({
  method: agentPaths.echoReceiver[0],
  path: agentPaths.echoReceiver[1],
  tag: 'Sales',
  summary:
    'Whose number it is, masked, and what a top-up of it costs. It is typed twice, or with the check digit that its owner has.',
  access: 'operator',
  body: Type.Object(
    {
      number,
      again: Type.Optional(number),
      checkDigit: Type.Optional(Type.String({ pattern: '^[0-9]$' })),
      amountMinor: Type.Optional(value),
      promotionCode: Type.Optional(promotionCode),
    },
    closed,
  ),
  answer: Type.Object(
    {
      number: Type.String(),
      maskedOwner: Type.String(),
      plan: words,
      offer: Type.Union([offer, Type.Null()], { description: 'Null where no amount was said' }),
    },
    closed,
  ),
});

export const sellTopup = route({
  method: agentPaths.sellTopup[0],
  path: agentPaths.sellTopup[1],
  tag: 'Sales',
  summary:
    'Sell a top-up: float and line in one commit. The same key gets the same sale, for ever.',
  access: 'operator',
  isKeyed: true,
  body: Type.Object(
    {
      number,
      amountMinor: value,
      pin,
      fix: Type.Optional(fix),
      isTwinIntended: Type.Optional(Type.Boolean()),
      promotionCode: Type.Optional(promotionCode),
      priceMinor: Type.Optional(
        Type.Integer({ minimum: 0, description: 'What was shown: for more it is not sold' }),
      ),
    },
    closed,
  ),
  answer: sale,
  status: 201,
});

export const answerSale = route({
  method: agentPaths.answerSale[0],
  path: agentPaths.answerSale[1],
  tag: 'Sales',
  summary:
    'What became of a sale whose answer was lost. One that is not there is closed by this: no late copy of it sells anything.',
  access: 'operator',
  isKeyed: true,
  body: Type.Object({ number, amountMinor: value }, closed),
  answer: answered(sale, { float: money }),
});

export const listSales = route({
  method: agentPaths.listSales[0],
  path: agentPaths.listSales[1],
  tag: 'Sales',
  summary: 'The newest sales of the shop, and what each till has sold today.',
  access: 'operator',
  query: Type.Object({ cursor: Type.Optional(salesCursor) }, closed),
  answer: Type.Object(
    {
      sales: Type.Array(listedSale),
      cursor: orNull(Type.String({ description: 'Of the next page; null behind the last' })),
      today: Type.Array(
        Type.Object(
          {
            till: Type.Integer(),
            sales: Type.Integer(),
            value: money,
            price: money,
            commission: money,
          },
          closed,
        ),
      ),
      float: money,
    },
    closed,
  ),
});

const params = Type.Object({ topup: saleId }, closed);

export const readSale = route({
  method: agentPaths.readSale[0],
  path: agentPaths.readSale[1],
  tag: 'Sales',
  summary: 'A sale of the shop, to print its slip again.',
  access: 'operator',
  params,
  answer: sale,
});

export const undoSale = route({
  method: agentPaths.undoSale[0],
  path: agentPaths.undoSale[1],
  tag: 'Sales',
  summary: 'Take a sale to a wrong number back, by a supervisor, while all of it is there.',
  access: 'operator',
  params,
  body: Type.Object({ login, pin }, closed),
  answer: sale,
});
