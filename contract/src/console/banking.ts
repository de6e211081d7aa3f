import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { bag } from './bag.ts';
import { candidate } from './candidate.ts';
import { differingDay } from './differing-day.ts';
import { counted } from './numbers.ts';
import { consolePaths } from './paths.ts';
import { transfer } from './bank-transfers.ts';

const takenFor = Type.Union([
  Type.Literal('payment', { description: 'Money of an order that it names' }),
  Type.Literal('payout', { description: 'What a provider has settled' }),
  Type.Literal('transfer', { description: 'Sent by us' }),
  Type.Literal('bag', { description: 'Cash that came to the bank or was fetched there' }),
  Type.Literal('awaited', { description: 'Stock that a shop has paid for' }),
  Type.Literal('reversal', { description: 'Takes back another entry' }),
  Type.Literal('unmatched', { description: 'Nobody knows yet, or two people have decided' }),
]);

const bankEntry = Type.Object(
  {
    id: idOf('ent'),
    account: Type.String(),
    bankReference: Type.String(),
    amount: money,
    bookedAt: instant,
    reference: Type.String(),
    remittance: Type.String(),
    counterparty: Type.String(),
    counterpartyAccount: Type.String(),
    takenFor,
    subject: orNull(
      Type.String({ description: 'The attempt, connector, transfer, issue or entry' }),
    ),
  },
  closed,
);

const way = Type.Union([
  Type.Literal('to_order', { description: 'It is the money of an order' }),
  Type.Literal('to_payout', { description: 'It is what a provider has paid out' }),
  Type.Literal('to_bag', { description: 'It is a bag of cash' }),
  Type.Literal('give_back', { description: 'It goes back to where it came from' }),
  Type.Literal('write_off', { description: 'A hole is a loss, what nobody asked for is a gain' }),
]);

const credit = Type.Object(
  {
    entry: bankEntry,
    why: Type.Union([
      Type.Literal('no_reference'),
      Type.Literal('unknown_reference'),
      Type.Literal('paid_twice'),
      Type.Literal('debit', { description: 'Money that left, for nothing that we know' }),
      Type.Literal('bag_twice', { description: 'It names a bag that was booked before' }),
      Type.Literal('bag_differs', { description: 'It names a bag, and is far from its money' }),
      Type.Literal('back_twice', { description: 'Its bank took it, and we have sent it back' }),
    ]),
    state: Type.Union([Type.Literal('open'), Type.Literal('proposed'), Type.Literal('resolved')]),
    ways: Type.Array(way),
    proposal: orNull(
      Type.Object(
        {
          way,
          attempt: orNull(idOf('att')),
          settles: orNull(Type.String({ description: 'The connector that has paid it out' })),
          bag: orNull(Type.Object({ id: idOf('cbg'), number: Type.String() }, closed)),
          reason: Type.String(),
          by: Type.String(),
        },
        closed,
      ),
    ),
    decidedBy: orNull(Type.String()),
  },
  closed,
);

const settlement = Type.Object(
  {
    connector: Type.String(),
    clearing: Type.Object(money.properties, {
      ...closed,
      description: 'What the provider still has of ours, by our books',
    }),
    paidOut: orNull(money),
    arrived: orNull(money),
    unresolved: Type.Integer({ description: 'Breaks that nobody has decided yet' }),
  },
  closed,
);

export const readBanking = route({
  method: consolePaths.readBanking[0],
  path: consolePaths.readBanking[1],
  tag: 'Banking',
  summary: 'What our banks have booked: what nobody knows yet, what is to be sent, what settled.',
  access: 'staff',
  answer: Type.Object(
    {
      suspense: Type.Array(credit),
      suspenseAfter: orNull(idOf('ent')),
      suspenseCounted: counted,
      transfers: Type.Array(transfer),
      transfersAfter: orNull(idOf('btr')),
      transfersCounted: counted,
      bags: Type.Array(bag, {
        description: 'On their way, then those of a month that the bank has counted differently',
      }),
      differing: Type.Array(differingDay, { description: 'The newest 50 days' }),
      entries: Type.Array(bankEntry),
      entriesBefore: orNull(idOf('ent')),
      settlements: Type.Array(settlement),
    },
    closed,
  ),
});

export const listSuspense = route({
  method: consolePaths.listSuspense[0],
  path: consolePaths.listSuspense[1],
  tag: 'Banking',
  summary: 'What nobody knows yet, oldest first, behind one of them.',
  access: 'staff',
  query: Type.Object({ after: Type.Optional(idOf('ent')) }, closed),
  answer: Type.Object({ suspense: Type.Array(credit), after: orNull(idOf('ent')) }, closed),
});

export const listBankTransfers = route({
  method: consolePaths.listBankTransfers[0],
  path: consolePaths.listBankTransfers[1],
  tag: 'Banking',
  summary: 'What is to be sent or was not shown by the bank, oldest first, behind one of them.',
  access: 'staff',
  query: Type.Object({ after: Type.Optional(idOf('btr')) }, closed),
  answer: Type.Object({ transfers: Type.Array(transfer), after: orNull(idOf('btr')) }, closed),
});

export const listBankEntries = route({
  method: consolePaths.listBankEntries[0],
  path: consolePaths.listBankEntries[1],
  tag: 'Banking',
  summary: 'What our banks have booked, newest first, before one of them.',
  access: 'staff',
  query: Type.Object({ before: Type.Optional(idOf('ent')) }, closed),
  answer: Type.Object({ entries: Type.Array(bankEntry), before: orNull(idOf('ent')) }, closed),
});

const params = Type.Object({ entry: idOf('ent') }, closed);

export const readCredit = route({
  method: consolePaths.readCredit[0],
  path: consolePaths.readCredit[1],
  tag: 'Banking',
  summary: 'An entry: what it was taken for, and where nobody knows, what it could be for.',
  access: 'staff',
  params,
  answer: Type.Object(
    {
      entry: bankEntry,
      connector: Type.String({ description: 'By which the bank is asked' }),
      day: Type.String({ format: 'date', description: 'Whose statement has it' }),
      /** Null for one that was never in suspense. */
      credit: orNull(credit),
      /** The days that it settles, where a provider has paid it out. */
      payout: orNull(
        Type.Object(
          {
            connector: Type.String(),
            fromDay: orNull(Type.String({ format: 'date' })),
            untilDay: orNull(Type.String({ format: 'date' })),
          },
          closed,
        ),
      ),
      candidates: Type.Array(candidate, { description: 'By the same bank, in those days' }),
      payers: Type.Array(Type.String(), { description: 'Connectors whose payout it could be' }),
      bag: orNull(bag),
      bags: Type.Array(bag, { description: 'Bags on their way that it could be' }),
    },
    closed,
  ),
});

export const proposeCredit = route({
  method: consolePaths.proposeCredit[0],
  path: consolePaths.proposeCredit[1],
  tag: 'Banking',
  summary: 'Propose whose money it is, or that it goes back. Somebody else decides.',
  access: 'staff',
  params,
  body: Type.Object(
    {
      way,
      attempt: orNull(idOf('att')),
      settles: orNull(Type.String({ maxLength: 60, description: 'With `to_payout`' })),
      bag: orNull(idOf('cbg')),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    closed,
  ),
  answer: credit,
});

export const decideCredit = route({
  method: consolePaths.decideCredit[0],
  path: consolePaths.decideCredit[1],
  tag: 'Banking',
  summary: 'Approve what somebody else has proposed, which books it, or send it back.',
  access: 'staff',
  params,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: credit,
});
