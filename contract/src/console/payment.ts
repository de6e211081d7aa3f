import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { notice } from './notices.ts';
import { consolePaths } from './paths.ts';
import { foundBreak } from './reconciliation.ts';
import { attempt, attemptState, refund } from './topups.ts';

const topup = orNull(idOf('top'));
const connector = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' });

export const paymentNumber = Type.String({
  pattern: '^(att|rfd)_[0-9a-f]{30}[0-3][0-9a-f]$',
  description: 'As a provider knows it: an attempt, or a refund of one',
});

export const explainPayment = route({
  method: consolePaths.explainPayment[0],
  path: consolePaths.explainPayment[1],
  tag: 'Payments',
  summary:
    'A payment by any of its numbers: what was said of it, asked and unasked, and what it moved.',
  access: 'staff',
  params: Type.Object({ payment: paymentNumber }, closed),
  answer: Type.Object(
    {
      topup,
      attempts: Type.Array(attempt),
      notices: Type.Array(notice),
      refunds: Type.Array(refund),
      chargebacks: Type.Array(
        Type.Object(
          {
            id: idOf('dsp'),
            state: Type.Union([
              Type.Literal('open'),
              Type.Literal('answered'),
              Type.Literal('won'),
              Type.Literal('lost'),
            ]),
            amount: money,
            fee: money,
            reason: Type.String(),
            openedAt: instant,
            dueAt: orNull(instant),
          },
          closed,
        ),
      ),
      postings: Type.Array(
        Type.Object(
          {
            recordedAt: instant,
            code: Type.String(),
            debited: orNull(Type.String({ description: 'A system account; null for the line' })),
            credited: orNull(Type.String({ description: 'A system account; null for the line' })),
            cause: Type.String(),
            amount: money,
          },
          closed,
        ),
        {
          description:
            'What it, its refunds and its chargebacks moved, on the line and between our accounts',
        },
      ),
      /** Null for whoever may not see bills. */
      breaks: orNull(Type.Array(foundBreak)),
    },
    closed,
  ),
});

export const listPayments = route({
  method: consolePaths.listPayments[0],
  path: consolePaths.listPayments[1],
  tag: 'Payments',
  summary: 'Payments of the last 24 hours by a connector in one state, newest first.',
  access: 'staff',
  params: Type.Object({ connector, state: attemptState }, closed),
  query: Type.Object({ before: Type.Optional(idOf('att')) }, closed),
  answer: Type.Object(
    {
      payments: Type.Array(
        Type.Object(
          {
            id: idOf('att'),
            topup,
            amount: money,
            openedAt: instant,
            sentAt: orNull(instant),
            evidence: orNull(Type.String()),
          },
          closed,
        ),
      ),
      before: orNull(idOf('att')),
    },
    closed,
  ),
});
