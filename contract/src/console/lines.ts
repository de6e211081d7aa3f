import { Type } from 'typebox';
import { service } from '../app/rates.ts';
import { lineState, registration } from '../app/lines.ts';
import { route } from '../route.ts';
import {
  closed,
  day,
  idOf,
  instant,
  language,
  orNull,
  phoneNumber,
  unit,
  words,
  zone,
} from '../shapes.ts';
import { shownNumber } from './numbers.ts';
import { consolePaths } from './paths.ts';
import { staffTopup } from './staff-topup.ts';

const lineParams = Type.Object({ line: idOf('lin') }, closed);

export const staffLine = Type.Object(
  {
    id: idOf('lin'),
    label: orNull(Type.String()),
    numbers: Type.Array(
      Type.Object({ number: shownNumber, home: Type.String(), registration }, closed),
    ),
    plan: Type.Object({ code: Type.String(), name: words }, closed),
    state: lineState,
    validUntil: orNull(day),
    daysLeft: orNull(Type.Integer()),
    stateEnds: orNull(day),
    createdAt: instant,
  },
  closed,
);

const bucketId = Type.String({
  pattern: '^bkt_[0-9a-f]{32}_[0-9]+$',
  description: 'Its last part is the number within the line; 0 is the main bucket',
});

export const bucket = Type.Object(
  {
    id: bucketId,
    unit,
    balance: Type.Integer(),
    held: Type.Integer(),
    source: Type.String(),
    priority: Type.Integer(),
    zones: Type.Array(zone),
    expiresAt: orNull(instant),
    cause: Type.String({ description: 'The id of what opened it' }),
  },
  closed,
);

/** A line with its owner and all that it holds. */
export const wholeLine = Type.Object(
  {
    line: staffLine,
    owner: Type.Object({ id: idOf('sub'), name: Type.String(), language }, closed),
    /** Per unit, over the buckets that have not expired. */
    totals: Type.Array(
      Type.Object(
        { unit, total: Type.Integer(), available: Type.Integer(), held: Type.Integer() },
        closed,
      ),
    ),
    buckets: Type.Array(bucket),
  },
  closed,
);

export const findLine = route({
  method: consolePaths.findLine[0],
  path: consolePaths.findLine[1],
  tag: 'Lines',
  summary: 'The line of a number, with its owner. Every look is written to the audit trail.',
  access: 'staff',
  query: Type.Object({ number: phoneNumber }, closed),
  answer: wholeLine,
});

export const readLine = route({
  method: consolePaths.readLine[0],
  path: consolePaths.readLine[1],
  tag: 'Lines',
  summary: 'A line by its id, as one comes to it from a top-up.',
  access: 'staff',
  params: lineParams,
  answer: wholeLine,
});

export const listLineTopups = route({
  method: consolePaths.listLineTopups[0],
  path: consolePaths.listLineTopups[1],
  tag: 'Lines',
  summary: 'The top-ups of a line of the last 24 months, newest first.',
  access: 'staff',
  params: lineParams,
  answer: Type.Object({ topups: Type.Array(staffTopup) }, closed),
});

export const transfer = Type.Object(
  {
    bucket: bucketId,
    seq: Type.Integer(),
    unit,
    amount: Type.Integer(),
    balanceAfter: Type.Integer(),
    systemAccount: Type.String(),
    code: Type.String(),
    cause: Type.String(),
    effectiveAt: instant,
    recordedAt: instant,
  },
  closed,
);

export const listLineTransfers = route({
  method: consolePaths.listLineTransfers[0],
  path: consolePaths.listLineTransfers[1],
  tag: 'Lines',
  summary: 'The movements on a line’s account, newest first.',
  access: 'staff',
  params: lineParams,
  query: Type.Object({ before: Type.Optional(instant) }, closed),
  answer: Type.Object({ transfers: Type.Array(transfer), before: orNull(instant) }, closed),
});

const runningGroup = Type.Object(
  {
    ratingGroup: Type.Integer(),
    zone: orNull(zone),
    result: orNull(
      Type.Union([
        Type.Literal('granted'),
        Type.Literal('free'),
        Type.Literal('reported'),
        Type.Literal('limit_reached'),
        Type.Literal('not_sold'),
        Type.Literal('needs_opt_in'),
        Type.Literal('barred'),
      ]),
    ),
    quotaUnits: orNull(Type.Integer({ description: 'Seconds, bytes or messages' })),
    used: Type.Array(Type.Object({ service, zone, units: Type.Integer() }, closed)),
  },
  closed,
);

export const listLineSessions = route({
  method: consolePaths.listLineSessions[0],
  path: consolePaths.listLineSessions[1],
  tag: 'Lines',
  summary: 'What a line does at this moment: its open sessions with the network, newest first.',
  access: 'staff',
  params: lineParams,
  answer: Type.Object(
    {
      sessions: Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: '^ses_[0-9a-f]{48}$' }),
            openedAt: instant,
            heardAt: instant,
            endsAt: instant,
            groups: Type.Array(runningGroup),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const listLineNumbers = route({
  method: consolePaths.listLineNumbers[0],
  path: consolePaths.listLineNumbers[1],
  tag: 'Lines',
  summary: 'What became of each number of a line, newest first, also before it was this line’s.',
  access: 'staff',
  params: lineParams,
  answer: Type.Object(
    {
      events: Type.Array(
        Type.Object(
          {
            number: shownNumber,
            line: idOf('lin'),
            registration,
            cause: Type.String({ description: 'The line that it came with, or who changed it' }),
            paper: orNull(Type.String({ description: 'The kind of paper that was seen' })),
            recordedAt: instant,
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const readLineAt = route({
  method: consolePaths.readLineAt[0],
  path: consolePaths.readLineAt[1],
  tag: 'Lines',
  summary: 'What a line held at a past instant, by the books; one to come stands for now.',
  access: 'staff',
  params: lineParams,
  query: Type.Object({ at: instant }, closed),
  answer: Type.Object(
    { at: instant, totals: Type.Array(Type.Object({ unit, total: Type.Integer() }, closed)) },
    closed,
  ),
});
