import { Type } from 'typebox';
import { lineState } from '../app/lines.ts';
import { codeOutcome, promoted, promotionCode } from '../promoted.ts';
import { route } from '../route.ts';
import { closed, day, instant, money, phoneNumber, words } from '../shapes.ts';
import { partnerPaths } from './paths.ts';

export const region = Type.Union([Type.Literal('HK'), Type.Literal('CN'), Type.Literal('other')], {
  description: 'Whose number it is: +852, +86 or another',
});

/** The value of a top-up, which has limits of its own beside what a number can hold. */
export const soldMinor = Type.Integer({
  minimum: 1,
  maximum: 9_007_199_254_740_991,
  description:
    'The value in cents of HKD: 10000 is HK$100. GET /products says the least, the most and the ' +
    'steps, GET /limits what your own terms leave of them',
});

const receiver = Type.Object(
  {
    number: Type.String({ description: 'In E.164' }),
    /** 陳*文 or C*** T** M**: enough to know whom one sells to, too little to learn who it is. */
    owner: Type.String(),
    region,
    plan: Type.Object({ code: Type.String(), name: words }, closed),
    state: lineState,
  },
  closed,
);

export const readNumber = route({
  method: partnerPaths.readNumber[0],
  path: partnerPaths.readNumber[1],
  tag: 'Before a top-up',
  summary: 'Whose number it is, masked, with plan and region: to be shown before anybody pays.',
  access: 'partner',
  scope: 'numbers.read',
  params: Type.Object({ number: phoneNumber }, closed),
  answer: receiver,
});

const offered = Type.Object(
  {
    kind: promoted.properties.kind,
    name: words,
    from: instant,
    until: instant,
    least: money,
    basisPoints: Type.Integer({ description: 'Hundredths of a percent of the value' }),
    fixed: Type.Object(money.properties, { ...closed, description: 'And so much beside it' }),
    most: Type.Object(money.properties, { ...closed, description: 'No single top-up gets more' }),
    plans: Type.Array(Type.String(), { description: 'Only of lines on these; empty is all' }),
    isFirstOnly: Type.Boolean({ description: 'Only for lines that were never topped up' }),
  },
  closed,
);

export const listProducts = route({
  method: partnerPaths.listProducts[0],
  path: partnerPaths.listProducts[1],
  tag: 'Before a top-up',
  summary: 'What can be sold: the usual amounts, and any between least and most in steps.',
  access: 'partner',
  scope: 'numbers.read',
  answer: Type.Object(
    {
      least: money,
      most: money,
      stepMinor: Type.Integer({ description: 'In cents: a value is a whole number of steps' }),
      denominations: Type.Array(
        Type.Object(
          {
            value: money,
            bonus: money,
            validDays: Type.Integer({ description: 'How long the line lives by it, at least' }),
          },
          closed,
        ),
      ),
      promotions: Type.Array(offered, {
        description:
          'What a top-up may be given beside that, one of them or all that combine. The quote of ' +
          'a number says what it is given: each line may have one only so often',
      }),
    },
    closed,
  ),
});

export const quoteTopup = route({
  method: partnerPaths.quoteTopup[0],
  path: partnerPaths.quoteTopup[1],
  tag: 'Before a top-up',
  summary:
    'What a top-up would cost, earn and give as things are now. It binds nobody and keeps nothing.',
  access: 'partner',
  scope: 'numbers.read',
  body: Type.Object(
    { number: phoneNumber, amountMinor: soldMinor, promotionCode: Type.Optional(promotionCode) },
    { ...closed, examples: [{ number: '+85251234567', amountMinor: 10_000 }] },
  ),
  answer: Type.Object(
    {
      receiver,
      value: money,
      bonus: money,
      validUntil: day,
      cost: Type.Object(money.properties, {
        ...closed,
        description: 'What leaves the float; the commission comes back into it',
      }),
      promotions: Type.Array(promoted),
      codeOutcome,
      commission: money,
    },
    closed,
  ),
});
