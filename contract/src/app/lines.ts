import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, unit, words, zone } from '../shapes.ts';
import { appPaths } from './paths.ts';

export const registration = Type.Union([
  Type.Literal('registered'),
  Type.Literal('pending'),
  Type.Literal('suspended'),
  Type.Literal('none'),
]);

export const lineState = Type.Union([
  Type.Literal('inactive'),
  Type.Literal('active'),
  Type.Literal('one_way'),
  Type.Literal('locked'),
  Type.Literal('quarantine'),
  Type.Literal('recycled'),
]);

/** How a line lives, and until when. */
const life = {
  state: lineState,
  validUntil: Type.Union([day, Type.Null()]),
  daysLeft: Type.Union([Type.Integer(), Type.Null()]),
  /**
   * When the present state ends by itself, such as the grace in which a top-up revives the
   * line.
   */
  stateEnds: Type.Union([day, Type.Null()]),
};

const balance = Type.Object(
  {
    cash: money,
    bonus: money,
    reserved: money,
    available: money,
    total: money,
    /** At or below the operator's first alert: time to say so, before it runs out. */
    isLow: Type.Boolean(),
  },
  closed,
);

export const line = Type.Object(
  {
    id: idOf('lin'),
    label: Type.Union([Type.String(), Type.Null()]),
    numbers: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          home: Type.Union([Type.Literal('HK'), Type.Literal('CN')]),
          registration,
          /** Typed behind the number where a machine shows no name: a slip is found by it. */
          checkDigit: Type.String({ pattern: '^[0-9]$' }),
        },
        closed,
      ),
    ),
    plan: Type.Object({ code: Type.String(), name: words }, closed),
    ...life,
    /** Where it was seen last; null where it never was. */
    zone: orNull(zone),
    balance,
    /** Units bought in packs, per kind and zones, with the expiry that comes first. */
    units: Type.Array(
      Type.Object(
        {
          unit: Type.Union([Type.Literal('BYTE'), Type.Literal('SECOND'), Type.Literal('MESSAGE')]),
          zones: Type.Array(zone),
          left: Type.Integer(),
          granted: Type.Integer(),
          expiresAt: Type.Union([instant, Type.Null()]),
        },
        closed,
      ),
    ),
    /** Lent when the money ends, with one tap; the next top-up repays it first. */
    emergencyCredit: Type.Object(
      { amount: money, canBorrow: Type.Boolean(), owed: Type.Union([money, Type.Null()]) },
      closed,
    ),
    nextFee: Type.Union([Type.Null(), Type.Object({ amount: money, day, reason: words }, closed)]),
    /**
     * The top-up under way for this line, if there is one: never invite a second payment beside
     * it.
     */
    openTopup: Type.Union([idOf('top'), Type.Null()]),
  },
  closed,
);

export const listLines = route({
  method: appPaths.listLines[0],
  path: appPaths.listLines[1],
  tag: 'Home',
  summary: 'The lines of the person signed in, with balance, validity and state.',
  access: 'subscriber',
  answer: Type.Object({ lines: Type.Array(line) }, closed),
});

export const readBalance = route({
  method: appPaths.readBalance[0],
  path: appPaths.readBalance[1],
  tag: 'Home',
  summary: 'What a line of one’s own has now, lot by lot, and how long it lives.',
  access: 'subscriber',
  params: Type.Object({ line: idOf('lin') }, closed),
  answer: Type.Object(
    {
      line: idOf('lin'),
      ...life,
      balance,
      /** What the balance is made of, and the units of packs; what ends first stands first. */
      lots: Type.Array(
        Type.Object(
          {
            kind: Type.Union([
              Type.Literal('cash'),
              Type.Literal('bonus'),
              Type.Literal('loan'),
              Type.Literal('pack'),
            ]),
            unit,
            zones: Type.Array(zone),
            left: Type.Integer(),
            /** Of what is left: set aside for use that is under way. */
            reserved: Type.Integer(),
            expiresAt: orNull(instant),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
