import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, phoneNumber } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const kioskId = idOf('ksk');
const named = Type.Object({ id: kioskId, code: Type.String(), name: Type.String() }, closed);
const count = Type.Integer({ minimum: 0, maximum: 100_000 });

const kiosk = Type.Object(
  {
    id: kioskId,
    code: Type.String(),
    name: Type.String(),
    isEnrolled: Type.Boolean(),
    isSuspended: Type.Boolean(),
    /** What somebody must see to, the most urgent first. */
    troubles: Type.Array(
      Type.Union([
        Type.Literal('silent'),
        Type.Literal('sales_stuck'),
        Type.Literal('acceptor'),
        Type.Literal('printer'),
        Type.Literal('paper_out'),
        Type.Literal('box_nearly_full'),
        Type.Literal('paper_low'),
        Type.Literal('sales_stored'),
      ]),
    ),
    notesInBox: orNull(Type.Integer()),
    storedSales: orNull(Type.Integer()),
    lastSeenAt: orNull(instant),
  },
  closed,
);

const box = Type.Object(
  {
    kiosk: named,
    number: Type.Integer(),
    bag: Type.String(),
    emptiedAt: instant,
    /** Null while it waits: whoever counts is not told what should be in it. */
    count: orNull(Type.Object({ counted: money, booked: money, countedAt: instant }, closed)),
  },
  closed,
);

const sold = Type.Object(
  { sales: Type.Integer(), value: money, reversals: Type.Integer(), reversedValue: money },
  closed,
);

/** What the machines of one acquirer sold. */
const acquirer = Type.Object(
  {
    code: Type.String(),
    businessDay: day,
    soFar: sold,
    /** Business days whose totals the acquirer has told, newest first. */
    days: Type.Array(
      Type.Object(
        { day, ours: sold, said: sold, isBalanced: Type.Boolean(), comparedAt: instant },
        closed,
      ),
    ),
  },
  closed,
);

const claim = Type.Object(
  {
    sale: idOf('ksl'),
    kiosk: named,
    maskedNumber: Type.String(),
    value: money,
    /** The code of the refusal that kept it from being credited. */
    why: Type.String(),
    soldAt: instant,
    wasOffline: Type.Boolean(),
  },
  closed,
);

const exchangeId = Type.String({ pattern: '^exc_[0-9a-f]{32}$' });

/** What a cash machine has taken and could not be credited. */
const owedAdvice = Type.Object(
  {
    id: exchangeId,
    acquirer: Type.String(),
    terminal: Type.String(),
    maskedNumber: Type.String(),
    value: money,
    /** The code of the refusal that kept it from being credited. */
    why: Type.String(),
    decidedAt: instant,
  },
  closed,
);

const devices = Type.Object(
  {
    kiosks: Type.Array(kiosk),
    boxes: Type.Array(box),
    claims: Type.Array(claim),
    acquirers: Type.Array(acquirer),
    owedAdvices: Type.Array(owedAdvice),
  },
  closed,
);

export const readDevices = route({
  method: consolePaths.readDevices[0],
  path: consolePaths.readDevices[1],
  tag: 'Devices',
  summary:
    'Kiosks with their health, boxes that were taken out, what can be claimed, and what cash machines sold.',
  access: 'staff',
  answer: devices,
});

export const openKiosk = route({
  method: consolePaths.openKiosk[0],
  path: consolePaths.openKiosk[1],
  tag: 'Devices',
  summary: 'Put up a kiosk; it sells nothing before it is enrolled.',
  access: 'staff',
  body: Type.Object(
    {
      code: Type.String({ minLength: 1, maxLength: 30, examples: ['kt-01'] }),
      name: Type.String({ minLength: 1, maxLength: 100 }),
    },
    closed,
  ),
  answer: Type.Object({ id: kioskId }, closed),
  status: 201,
});

const params = Type.Object({ kiosk: kioskId }, closed);

export const makeEnrolment = route({
  method: consolePaths.makeEnrolment[0],
  path: consolePaths.makeEnrolment[1],
  tag: 'Devices',
  summary: 'A one-time code by which the machine shows its key; the code of before is over.',
  access: 'staff',
  params,
  answer: Type.Object({ code: Type.String(), expiresAt: instant }, closed),
  status: 201,
});

export const suspendKiosk = route({
  method: consolePaths.suspendKiosk[0],
  path: consolePaths.suspendKiosk[1],
  tag: 'Devices',
  summary: 'Keep a kiosk from selling, or let it again. What it has kept is booked all the same.',
  access: 'staff',
  params,
  body: Type.Object({ isSuspended: Type.Boolean() }, closed),
  answer: Type.Object({ isSuspended: Type.Boolean() }, closed),
});

export const countBox = route({
  method: consolePaths.countBox[0],
  path: consolePaths.countBox[1],
  tag: 'Devices',
  summary: 'What was counted in a box, on its way to the bank; the difference is posted apart.',
  access: 'staff',
  params: Type.Object(
    { kiosk: kioskId, box: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) },
    closed,
  ),
  body: Type.Object({ hundreds: count, fiveHundreds: count }, closed),
  answer: Type.Object({ counted: money, booked: money }, closed),
});

export const settleClaim = route({
  method: consolePaths.settleClaim[0],
  path: consolePaths.settleClaim[1],
  tag: 'Devices',
  summary: 'Give whoever has the slip their money: to a number, or in cash without one.',
  access: 'staff',
  params: Type.Object({ sale: idOf('ksl') }, closed),
  body: Type.Object(
    {
      claimCode: Type.String({ minLength: 1, maxLength: 40 }),
      number: Type.Optional(phoneNumber),
    },
    closed,
  ),
  answer: Type.Object({ isSettled: Type.Boolean() }, closed),
});

export const creditOwedAdvice = route({
  method: consolePaths.creditOwedAdvice[0],
  path: consolePaths.creditOwedAdvice[1],
  tag: 'Devices',
  summary:
    'Credit what a cash machine has taken to the number that was typed there, once it can be.',
  access: 'staff',
  params: Type.Object({ exchange: exchangeId }, closed),
  answer: Type.Object({ isCredited: Type.Boolean() }, closed),
});
