import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const currency = Type.Union([Type.Literal('HKD'), Type.Literal('CNY')]);
const pair = { from: currency, to: currency };
/** As people read it: `1 HKD = 0.92 CNY`. */
const text = Type.String();

const rate = Type.Object(
  {
    id: idOf('fxr'),
    ...pair,
    text,
    source: Type.String(),
    validFrom: instant,
    state: Type.Union([
      Type.Literal('ahead'),
      Type.Literal('in force'),
      Type.Literal('stale', { description: 'Fetched too long ago: nothing is priced by it' }),
      Type.Literal('past'),
    ]),
  },
  closed,
);

const proposal = Type.Object(
  { id: idOf('fxp'), ...pair, text, reason: Type.String(), by: Type.String(), at: instant },
  closed,
);

const desk = Type.Object(
  { rates: Type.Array(rate), proposals: Type.Array(proposal) },
  { ...closed, description: 'The newest 50 rates, and what waits for a second person' },
);

export const readRates = route({
  method: consolePaths.readRates[0],
  path: consolePaths.readRates[1],
  tag: 'Rates',
  summary: 'The rates of exchange by which prices are made, and those that were proposed by hand.',
  access: 'staff',
  answer: desk,
});

export const proposeRate = route({
  method: consolePaths.proposeRate[0],
  path: consolePaths.proposeRate[1],
  tag: 'Rates',
  summary: 'Propose a rate by hand. Nothing is priced by it until somebody else agrees.',
  access: 'staff',
  body: Type.Object(
    {
      ...pair,
      rate: Type.String({
        pattern: String.raw`^\d{1,4}(?:\.\d{1,8})?$`,
        description: 'What one unit of `from` is in `to`, as a decimal: 0.92',
      }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    closed,
  ),
  answer: desk,
});

export const decideRate = route({
  method: consolePaths.decideRate[0],
  path: consolePaths.decideRate[1],
  tag: 'Rates',
  summary: 'Agree to what somebody else has proposed, which prices from now on, or refuse it.',
  access: 'staff',
  params: Type.Object({ proposal: idOf('fxp') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: desk,
});
