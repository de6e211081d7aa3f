import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, money, orNull, words, zone } from '../shapes.ts';
import { appPaths } from './paths.ts';

const lineParams = Type.Object({ line: idOf('lin') }, closed);

export const service = Type.Union([
  Type.Literal('voice'),
  Type.Literal('sms'),
  Type.Literal('data'),
]);

export const direction = orNull(Type.Union([Type.Literal('out'), Type.Literal('in')]));

export const destination = Type.Union([
  Type.Literal('HK'),
  Type.Literal('CN'),
  Type.Literal('MO'),
  Type.Literal('TW'),
  Type.Literal('OTHER'),
]);

const clockTime = Type.String({ pattern: '^\\d\\d:\\d\\d$', description: 'Hong Kong time' });

const rate = Type.Object(
  {
    code: Type.String(),
    service,
    direction,
    /** Whom it reaches; null where that makes no difference. */
    to: orNull(Type.Array(destination)),
    /** The part of the day that it is for; null at all times. */
    time: orNull(Type.Object({ name: words, from: clockTime, until: clockTime }, closed)),
    price: money,
    /** Seconds, messages or bytes that the price buys. */
    per: Type.Integer(),
    /** What is begun is paid: the first block, and each further one. */
    firstUnits: Type.Integer(),
    thenUnits: Type.Integer(),
    connect: orNull(money),
    /** The most that a Hong Kong day costs at this rate. */
    dailyCap: orNull(money),
    /** Slow, or with null closed, for the rest of the Hong Kong day. */
    fairUse: orNull(
      Type.Object({ afterBytes: Type.Integer(), kbps: orNull(Type.Integer()) }, closed),
    ),
    /** Off until the subscriber has said yes. */
    needsOptIn: Type.Boolean(),
  },
  closed,
);

const rates = Type.Object(
  {
    plan: Type.Object({ code: Type.String(), name: words }, closed),
    /** The version of the catalogue. */
    version: Type.Integer(),
    zones: Type.Array(
      Type.Object(
        {
          zone,
          /** Whether the subscriber has said yes to what wants that. */
          isOptedIn: Type.Boolean(),
          rates: Type.Array(rate),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const readRates = route({
  method: appPaths.readRates[0],
  path: appPaths.readRates[1],
  tag: 'Rates',
  summary: 'What a line of one’s own pays in each zone. Where data has no rate, it is not sold.',
  access: 'subscriber',
  params: lineParams,
  answer: rates,
});

export const changeOptIn = route({
  method: appPaths.changeOptIn[0],
  path: appPaths.changeOptIn[1],
  tag: 'Rates',
  summary: 'Say yes or no to the services of a zone that want a yes; takes effect at once.',
  access: 'subscriber',
  params: Type.Object({ line: idOf('lin'), zone }, closed),
  body: Type.Object({ isOptedIn: Type.Boolean() }, closed),
  answer: rates,
});

const amountText = (most: number, description: string) =>
  Type.String({ pattern: `^\\d{1,${most}}$`, description });

export const estimateUse = route({
  method: appPaths.estimateUse[0],
  path: appPaths.estimateUse[1],
  tag: 'Rates',
  summary: 'What some use would cost now, by the code that charges it. Nothing is set aside.',
  access: 'subscriber',
  params: lineParams,
  query: Type.Object(
    {
      zone,
      /** Whom calls and messages reach. */
      to: destination,
      calledSeconds: amountText(6, 'Seconds of calls made'),
      answeredSeconds: amountText(6, 'Seconds of calls answered'),
      messages: amountText(4, 'Messages sent'),
      bytes: amountText(12, 'Data'),
    },
    closed,
  ),
  answer: Type.Object(
    {
      costs: Type.Array(
        Type.Object(
          {
            service,
            direction,
            units: Type.Integer(),
            isSold: Type.Boolean(),
            needsOptIn: Type.Boolean(),
            /** What packs would pay, in units. */
            packUnits: Type.Integer(),
            amount: money,
            /** After so many units a guard of the line's own would end it; null where none does. */
            stopsAfter: Type.Union([Type.Integer(), Type.Null()]),
            why: Type.Array(Type.String({ description: 'A sentence in the language asked for' })),
          },
          closed,
        ),
      ),
      amount: money,
      available: money,
      lacking: money,
    },
    closed,
  ),
});
