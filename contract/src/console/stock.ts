import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const resellerId = idOf('rsl');
const paidBy = Type.Union([
  Type.Literal('bank'),
  Type.Literal('cheque'),
  Type.Literal('cash'),
  Type.Literal('credit', { description: 'Agreed to be paid later' }),
]);

export const issue = Type.Object(
  {
    id: idOf('iss'),
    reseller: resellerId,
    amount: money,
    paidBy,
    paymentReference: Type.String(),
    state: Type.Union([
      Type.Literal('proposed'),
      Type.Literal('refused'),
      Type.Literal('issued', { description: 'In the float, and not paid yet' }),
      Type.Literal('undone', { description: 'Taken back before it was paid' }),
      Type.Literal('paid'),
    ]),
    proposedAt: instant,
    /** What the bank has still to book under its reference, whoever has said that it was paid. */
    awaited: orNull(money),
    saidPaidBy: orNull(Type.String({ description: 'It is paid once somebody else says so too' })),
  },
  closed,
);

/** Money to be taken out of a float again, which waits for somebody else's word. */
export const recall = Type.Object(
  {
    id: idOf('rcl'),
    reseller: resellerId,
    issue: orNull(idOf('iss')),
    amount: money,
    toName: Type.String(),
    toAccount: Type.String(),
    reason: Type.String(),
    proposedAt: instant,
  },
  closed,
);

const payee = { name: Type.String(), account: Type.String() };

/** Where a float is paid out to, and what is to stand on record instead. */
export const payoutAccount = Type.Object(
  {
    reseller: resellerId,
    current: orNull(Type.Object({ ...payee, usableFrom: instant }, closed)),
    proposed: orNull(Type.Object({ ...payee, proposedAt: instant }, closed)),
  },
  closed,
);

export const proposePayoutAccount = route({
  method: consolePaths.proposePayoutAccount[0],
  path: consolePaths.proposePayoutAccount[1],
  tag: 'Shops',
  summary: 'Where a float is to be paid out to; nothing changes until somebody else agrees.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 140 }),
      account: Type.String({ minLength: 4, maxLength: 60 }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    closed,
  ),
  answer: Type.Object({ isProposed: Type.Literal(true) }, closed),
});

export const decidePayoutAccount = route({
  method: consolePaths.decidePayoutAccount[0],
  path: consolePaths.decidePayoutAccount[1],
  tag: 'Shops',
  summary:
    'Record where a float is paid out to, or do not; its shop is told, and it waits for days.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ isApproved: Type.Boolean() }, closed),
});

export const proposeIssue = route({
  method: consolePaths.proposeIssue[0],
  path: consolePaths.proposeIssue[1],
  tag: 'Shops',
  summary: 'Want stock for a float; nothing moves until somebody else agrees.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    {
      amountMinor: Type.Integer({ minimum: 100, maximum: 1_000_000_000 }),
      paidBy,
      paymentReference: Type.String({ maxLength: 80 }),
    },
    closed,
  ),
  answer: Type.Object({ id: idOf('iss') }, closed),
  status: 201,
});

const params = Type.Object({ issue: idOf('iss') }, closed);

export const decideIssue = route({
  method: consolePaths.decideIssue[0],
  path: consolePaths.decideIssue[1],
  tag: 'Shops',
  summary: 'Put the stock into the float, or do not; never by whoever wanted it.',
  access: 'staff',
  params,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ isApproved: Type.Boolean() }, closed),
});

export const settleIssue = route({
  method: consolePaths.settleIssue[0],
  path: consolePaths.settleIssue[1],
  tag: 'Shops',
  summary: 'Say that an issue was paid for; it is once two people have said so.',
  access: 'staff',
  params,
  answer: Type.Object({ isPaid: Type.Boolean() }, closed),
});

export const stopAwaiting = route({
  method: consolePaths.stopAwaiting[0],
  path: consolePaths.stopAwaiting[1],
  tag: 'Shops',
  summary: 'Say that the money of an issue came without its reference: it is awaited no more.',
  access: 'staff',
  params,
  answer: Type.Object({ isAwaited: Type.Literal(false) }, closed),
});

export const proposeRecall = route({
  method: consolePaths.proposeRecall[0],
  path: consolePaths.proposeRecall[1],
  tag: 'Shops',
  summary: 'Want an issue undone, or a float paid out; nothing moves until somebody else agrees.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    {
      issue: orNull(idOf('iss')),
      amountMinor: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    closed,
  ),
  answer: Type.Object({ id: idOf('rcl') }, closed),
  status: 201,
});

export const decideRecall = route({
  method: consolePaths.decideRecall[0],
  path: consolePaths.decideRecall[1],
  tag: 'Shops',
  summary: 'Take the money out of the float, or leave it; never by whoever wanted it.',
  access: 'staff',
  params: Type.Object({ recall: idOf('rcl') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ isApproved: Type.Boolean() }, closed),
});
