import { Type } from 'typebox';
import { line } from '../app/lines.ts';
import { timelineEntry, topupState } from '../app/topups.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, money, phoneNumber } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const lineParams = Type.Object({ line: idOf('lin') }, closed);

export const findLine = route({
  method: consolePaths.findLine[0],
  path: consolePaths.findLine[1],
  tag: 'Lines',
  summary: 'The line of a number, with its owner. Every look is written to the audit trail.',
  access: 'staff',
  query: Type.Object({ number: phoneNumber }, closed),
  answer: Type.Object(
    {
      line,
      owner: Type.Object(
        { id: orNull(idOf('sub')), name: Type.String(), language: Type.String() },
        closed,
      ),
      buckets: Type.Array(
        Type.Object(
          {
            id: Type.String(),
            unit: Type.String(),
            balance: Type.Integer(),
            held: Type.Integer(),
            source: Type.String(),
            priority: Type.Integer(),
            zones: Type.Array(Type.String()),
            expiresAt: orNull(instant),
            cause: Type.String(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const staffTopup = Type.Object(
  {
    id: idOf('top'),
    reference: Type.String(),
    state: topupState,
    number: Type.String(),
    channel: Type.String(),
    method: Type.String(),
    value: money,
    bonus: money,
    price: money,
    orderedAt: instant,
    creditedAt: orNull(instant),
    receipt: orNull(Type.String()),
  },
  closed,
);

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
    bucket: Type.String(),
    seq: Type.Integer(),
    unit: Type.String(),
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

export const explainTopup = route({
  method: consolePaths.explainTopup[0],
  path: consolePaths.explainTopup[1],
  tag: 'Top-ups',
  summary: 'A top-up with its timeline and what the provider has said, attempt by attempt.',
  access: 'staff',
  params: Type.Object({ topup: idOf('top') }, closed),
  answer: Type.Object(
    {
      topup: staffTopup,
      timeline: Type.Array(timelineEntry),
      attempts: Type.Array(
        Type.Object(
          {
            id: idOf('att'),
            connector: Type.String(),
            state: Type.String(),
            amount: money,
            providerReference: orNull(Type.String()),
            evidence: orNull(Type.String()),
            asked: Type.Integer(),
            askAt: orNull(instant),
          },
          closed,
        ),
      ),
      refunds: Type.Array(
        Type.Object(
          {
            id: idOf('rfd'),
            state: Type.String(),
            amount: money,
            reason: Type.String(),
            evidence: orNull(Type.String()),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
