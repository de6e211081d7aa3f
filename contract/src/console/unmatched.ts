import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, currency, idOf, instant, money, orNull } from '../shapes.ts';
import { candidate } from './candidate.ts';
import { consolePaths } from './paths.ts';
import { foundBreak } from './reconciliation.ts';

const way = Type.Union([
  Type.Literal('to_payment', { description: 'It is the money of a payment, which it credits' }),
  Type.Literal('give_back', { description: 'It goes back by our bank' }),
  Type.Literal('set_off', { description: 'It is the same as what another break has left' }),
  Type.Literal('write_off', { description: 'A hole is a loss, what nobody asked for is a gain' }),
]);

const unmatched = Type.Object(
  {
    id: Type.Union([idOf('brk'), idOf('ent')], {
      description: 'What put it there: a break, or an entry at our bank, which has its own page',
    }),
    connector: Type.String(),
    since: instant,
    why: Type.String({ description: 'The fact of the break, or why the entry is in suspense' }),
    booked: money,
    left: Type.Object(money.properties, {
      ...closed,
      description: 'Above zero what we hold of somebody, below zero what is missing',
    }),
    leaving: Type.Object(money.properties, {
      ...closed,
      description: 'Of that, what two people have sent back and no statement shows yet',
    }),
    isProposed: Type.Boolean({ description: 'Somebody else decides' }),
  },
  closed,
);

const disposal = Type.Object(
  {
    id: idOf('dps'),
    way,
    amount: money,
    attempt: orNull(idOf('att')),
    to: orNull(Type.Object({ name: Type.String(), account: Type.String() }, closed)),
    against: orNull(idOf('brk')),
    reason: Type.String(),
    state: Type.Union([
      Type.Literal('proposed'),
      Type.Literal('done'),
      Type.Literal('sent_back'),
      Type.Literal('withdrawn', { description: 'A bill said otherwise before it was carried out' }),
    ]),
    by: Type.String(),
    at: instant,
    decidedBy: orNull(Type.String()),
  },
  closed,
);

export const listUnmatched = route({
  method: consolePaths.listUnmatched[0],
  path: consolePaths.listUnmatched[1],
  tag: 'Reconciliation',
  summary: 'All money that is booked as nobody’s: what put it there, since when, what is left.',
  access: 'staff',
  answer: Type.Object(
    {
      items: Type.Array(unmatched),
      held: Type.Array(money, { description: 'What the account has by the books' }),
    },
    closed,
  ),
});

const params = Type.Object({ break: idOf('brk') }, closed);

export const readUnmatched = route({
  method: consolePaths.readUnmatched[0],
  path: consolePaths.readUnmatched[1],
  tag: 'Reconciliation',
  summary: 'What a break has left as nobody’s, what may become of it, and what was wanted of it.',
  access: 'staff',
  params,
  answer: Type.Object(
    {
      break: foundBreak,
      money: Type.Array(
        Type.Object(
          {
            ...unmatched.properties,
            ways: Type.Array(way),
            candidates: Type.Array(candidate, { description: 'By the same method, in those days' }),
            opposites: Type.Array(unmatched, {
              description: 'What other breaks have left that it can be set off against',
            }),
          },
          closed,
        ),
      ),
      disposals: Type.Array(disposal, { description: 'Newest first' }),
    },
    closed,
  ),
});

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export const proposeDisposal = route({
  method: consolePaths.proposeDisposal[0],
  path: consolePaths.proposeDisposal[1],
  tag: 'Reconciliation',
  summary: 'Propose what becomes of money that is nobody’s. Somebody else decides.',
  access: 'staff',
  params,
  body: Type.Object(
    {
      currency,
      way,
      amountMinor: Type.Integer({ minimum: 1, maximum: 9_007_199_254_740_991 }),
      attempt: orNull(idOf('att')),
      to: orNull(Type.Object({ name: text(140), account: text(60) }, closed)),
      against: orNull(idOf('brk')),
      reason: text(500),
    },
    closed,
  ),
  answer: disposal,
});

export const decideDisposal = route({
  method: consolePaths.decideDisposal[0],
  path: consolePaths.decideDisposal[1],
  tag: 'Reconciliation',
  summary: 'Approve what somebody else has proposed, which books it, or send it back.',
  access: 'staff',
  params: Type.Object({ break: idOf('brk'), disposal: idOf('dps') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: disposal,
});
