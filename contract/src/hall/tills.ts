import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { hallPaths } from './paths.ts';

/** Pieces by denomination in minor units: three notes of HK$100 are `{"10000": 3}`. */
export const count = Type.Record(
  Type.String({ pattern: '^[1-9][0-9]{1,5}$' }),
  Type.Integer({ minimum: 0, maximum: 10_000 }),
  { maxProperties: 20 },
);

const amount = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const reason = Type.String({ maxLength: 200 });

const difference = {
  /** Above zero where there was more than the books had. */
  difference: money,
  /** Why; empty where there is no difference. */
  reason: Type.String(),
};

/** Somebody has a till, from one count of its cash to the next. */
export const shift = Type.Object(
  {
    id: idOf('shf'),
    till: Type.String(),
    number: Type.Integer(),
    openedBy: Type.String({ description: 'A login' }),
    openedAt: instant,
    opening: Type.Object({ count, counted: money, fetched: money, ...difference }, closed),
    end: orNull(
      Type.Object(
        {
          closedBy: Type.String(),
          closedAt: instant,
          count,
          counted: money,
          expected: money,
          ...difference,
          delivered: money,
          acceptedBy: orNull(Type.String()),
        },
        closed,
      ),
    ),
    /** Closed with a difference that nobody else has looked into. */
    isUnsettled: Type.Boolean(),
  },
  closed,
);

/** Where the cash of the halls lies that is in no drawer. */
const place = Type.Union([Type.Literal('safe'), Type.Literal('office')]);

const vault = Type.Object(
  {
    place,
    booked: orNull(money),
    waiting: orNull(Type.Object({ countedBy: Type.String(), countedAt: instant }, closed)),
    last: orNull(
      Type.Object(
        {
          counted: money,
          ...difference,
          countedBy: Type.String({ description: 'A login' }),
          agreedBy: Type.String({ description: 'A login' }),
          agreedAt: instant,
        },
        closed,
      ),
    ),
  },
  closed,
);

export const listTills = route({
  method: hallPaths.listTills[0],
  path: hallPaths.listTills[1],
  tag: 'Tills',
  summary: 'All tills and how they stand; what the books have in them is not for who counts them.',
  access: 'staff',
  answer: Type.Object(
    {
      tills: Type.Array(
        Type.Object(
          {
            code: Type.String(),
            name: Type.String(),
            isClosed: Type.Boolean(),
            booked: orNull(money),
            shift: orNull(shift),
          },
          closed,
        ),
      ),
      vaults: Type.Array(vault),
      unsettled: Type.Array(shift),
    },
    closed,
  ),
});

export const openShift = route({
  method: hallPaths.openShift[0],
  path: hallPaths.openShift[1],
  tag: 'Tills',
  summary: 'Take a till over: all that lies in it is counted, with what was fetched from the safe.',
  access: 'staff',
  params: Type.Object({ till: Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' }) }, closed),
  body: Type.Object({ count, fetchedMinor: amount, reason }, closed),
  answer: shift,
  status: 201,
});

const params = Type.Object({ shift: idOf('shf') }, closed);

export const closeShift = route({
  method: hallPaths.closeShift[0],
  path: hallPaths.closeShift[1],
  tag: 'Tills',
  summary: 'End a shift by a count; what differs from the books is posted, and needs a reason.',
  access: 'staff',
  params,
  body: Type.Object({ count, deliveredMinor: amount, reason }, closed),
  answer: shift,
});

export const acceptDifference = route({
  method: hallPaths.acceptDifference[0],
  path: hallPaths.acceptDifference[1],
  tag: 'Tills',
  summary: 'Let what was over or missing stand, as a second person who has looked into it.',
  access: 'staff',
  params,
  answer: shift,
});

export const moveSafeCash = route({
  method: hallPaths.moveSafeCash[0],
  path: hallPaths.moveSafeCash[1],
  tag: 'Tills',
  summary: 'Note a bag of cash that left the safe or the office for the bank, or came from it.',
  access: 'staff',
  body: Type.Object(
    {
      place,
      direction: Type.Union([Type.Literal('from_bank'), Type.Literal('to_bank')]),
      amountMinor: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      /** A number of one sign might stand in any payer’s remark. */
      bag: Type.String({ pattern: '^\\s*\\S.{3,}\\S\\s*$', maxLength: 40 }),
    },
    closed,
  ),
  answer: Type.Object({}, closed),
});

export const countVault = route({
  method: hallPaths.countVault[0],
  path: hallPaths.countVault[1],
  tag: 'Tills',
  summary: 'Count the safe or the office; once two have counted the same, what differs is posted.',
  access: 'staff',
  params: Type.Object({ place }, closed),
  body: Type.Object({ count, reason }, closed),
  answer: Type.Object({ isAgreed: Type.Boolean(), difference: orNull(money) }, closed),
});
