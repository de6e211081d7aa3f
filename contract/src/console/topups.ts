import { Type } from 'typebox';
import { timelineEntry } from '../app/topups.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';
import { review } from './reviews.ts';
import { staffTopup } from './staff-topup.ts';

export const attemptState = Type.Union([
  Type.Literal('created'),
  Type.Literal('sent'),
  Type.Literal('pending'),
  Type.Literal('unknown'),
  Type.Literal('captured'),
  Type.Literal('failed'),
  Type.Literal('closed'),
  Type.Literal('mismatched'),
]);

export const refundState = Type.Union([
  Type.Literal('created'),
  Type.Literal('sent'),
  Type.Literal('pending'),
  Type.Literal('unknown'),
  Type.Literal('succeeded'),
  Type.Literal('failed'),
]);

export const attempt = Type.Object(
  {
    id: idOf('att'),
    connector: Type.String(),
    state: attemptState,
    amount: money,
    sentAt: orNull(instant),
    providerReference: orNull(Type.String()),
    evidence: orNull(Type.String()),
    asked: Type.Integer(),
    askAt: orNull(instant),
  },
  closed,
);

export const refund = Type.Object(
  {
    id: idOf('rfd'),
    state: refundState,
    amount: money,
    reason: Type.String(),
    evidence: orNull(Type.String()),
    asked: Type.Integer(),
    askAt: orNull(instant),
  },
  closed,
);

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
      attempts: Type.Array(attempt),
      refunds: Type.Array(refund),
      review: orNull(review),
      takeBackBefore: orNull(instant),
    },
    closed,
  ),
});

export const takeBackSale = route({
  method: consolePaths.takeBackSale[0],
  path: consolePaths.takeBackSale[1],
  tag: 'Top-ups',
  summary:
    'Takes a sale of a shop or partner off its line and back into the float, while all of it is there.',
  access: 'staff',
  params: Type.Object({ topup: idOf('top') }, closed),
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
  answer: Type.Object({ undoneAt: orNull(instant) }, closed),
});
