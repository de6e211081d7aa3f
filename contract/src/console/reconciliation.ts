import { Type } from 'typebox';
import { route } from '../route.ts';
import { amountMinor, closed, currency, idOf, instant, money, orNull } from '../shapes.ts';
import { alarm } from './machinery.ts';
import { counted } from './numbers.ts';
import { consolePaths } from './paths.ts';

export const breakFact = Type.Union([
  Type.Literal('not_ours', { description: 'The bill has it, and it is none of ours' }),
  Type.Literal('not_in_bill', { description: 'We have it, and no bill does' }),
  Type.Literal('amount_differs'),
  Type.Literal('currency_differs'),
  Type.Literal('state_differs', {
    description: 'Money for the bill, and not yet or no more for us',
  }),
  Type.Literal('fee_differs'),
  Type.Literal('duplicate', { description: 'Bills have it twice' }),
  Type.Literal('totals_differ', { description: 'The bill contradicts itself' }),
  Type.Literal('unreadable_row'),
  Type.Literal('payout_short', { description: 'Less was paid out than a day had to bring' }),
  Type.Literal('payout_over'),
  Type.Literal('payout_missing', { description: 'Nothing of a day was paid out in time' }),
  Type.Literal('payout_unplaced', { description: 'Paid out for no day that owes it' }),
]);

export const breakState = Type.Union([
  Type.Literal('waiting', { description: 'The bill of the next day may have it' }),
  Type.Literal('open'),
  Type.Literal('proposed', { description: 'Somebody else decides' }),
  Type.Literal('resolved'),
  Type.Literal('cleared', { description: 'By itself: both sides agree by now' }),
]);

export const way = Type.Union([
  Type.Literal('book_unmatched', { description: 'Booked as money whose owner is not known' }),
  Type.Literal('write_off'),
  Type.Literal('apply_bill', { description: 'The bill is believed: credited, or given back' }),
  Type.Literal('accept', { description: 'Nothing is booked' }),
]);

/** On the provider's own calendar, and of a year that a table can keep. */
const day = Type.String({ format: 'date', pattern: '^2\\d{3}-', examples: ['2026-11-23'] });
const connector = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' });
const reason = Type.String({ minLength: 1, maxLength: 500 });

export const foundBreak = Type.Object(
  {
    id: idOf('brk'),
    connector,
    day,
    fact: breakFact,
    state: breakState,
    kind: Type.String(),
    number: orNull(Type.String({ description: 'Our payment attempt or refund' })),
    providerNumber: orNull(Type.String()),
    row: orNull(Type.Integer({ description: 'Where it stands in the bill' })),
    bill: orNull(money),
    ours: orNull(money),
    ourState: orNull(Type.String()),
    occurredAt: orNull(instant),
    note: orNull(
      Type.String({
        description:
          'What is written there; of totals in codes, one a line, and of a fee its money',
      }),
    ),
    ways: Type.Array(way),
    proposal: orNull(Type.Object({ way, reason: Type.String(), by: Type.String() }, closed)),
    decidedBy: orNull(Type.String()),
    reopening: orNull(
      Type.Object(
        { reason: Type.String(), by: Type.String(), decidedBy: orNull(Type.String()) },
        {
          ...closed,
          description: 'To open it again: proposed, and decided by another, the last time',
        },
      ),
    ),
    canBeReopened: Type.Boolean({ description: 'What it was resolved by can be taken back' }),
    foundAt: instant,
    entry: orNull(idOf('ent')),
  },
  closed,
);

export const reconciliationDay = Type.Object(
  {
    connector,
    day,
    state: Type.Union([
      Type.Literal('awaited'),
      Type.Literal('read'),
      Type.Literal('matched'),
      Type.Literal('given_up', { description: 'By two people: its bill can never be read' }),
    ]),
    problem: orNull(Type.String({ description: 'Why there is no bill yet' })),
    sums: Type.Array(
      Type.Object(
        {
          kind: Type.String(),
          items: Type.Integer(),
          amount: money,
          fee: Type.Object({ amountMinor, currency }, closed),
          /** What we gave payers on the provider's page, so that it never came. */
          coupon: Type.Object({ amountMinor, currency }, closed),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** What the provider owes of a day's bill, and what its payouts have brought. */
const batch = Type.Object(
  {
    expected: money,
    arrived: money,
    state: Type.Union([
      Type.Literal('awaited'),
      Type.Literal('settled'),
      Type.Literal('short'),
      Type.Literal('over'),
    ]),
  },
  closed,
);

const payout = Type.Object(
  {
    id: Type.String({ description: 'The entry at our bank, or what the provider calls it' }),
    came: money,
    cameAt: instant,
    named: Type.String({ description: 'What the provider wrote along with it' }),
    settled: orNull(money),
    fromDay: orNull(day),
    untilDay: orNull(day),
  },
  closed,
);

const listedDay = Type.Object(
  {
    ...reconciliationDay.properties,
    waiting: Type.Integer(),
    unresolved: Type.Integer(),
    resolved: Type.Integer(),
  },
  closed,
);

export const listReconciliationDays = route({
  method: consolePaths.listReconciliationDays[0],
  path: consolePaths.listReconciliationDays[1],
  tag: 'Reconciliation',
  summary: 'What became of the bills of each connector, day by day, newest first.',
  access: 'staff',
  query: Type.Object({ before: Type.Optional(day) }, closed),
  answer: Type.Object({ days: Type.Array(listedDay), before: orNull(day) }, closed),
});

export const dayParams = Type.Object({ connector, day }, closed);

export const readReconciliationDay = route({
  method: consolePaths.readReconciliationDay[0],
  path: consolePaths.readReconciliationDay[1],
  tag: 'Reconciliation',
  summary: 'A day: the sums of its bill, what came of it, the files, and what differs.',
  access: 'staff',
  params: dayParams,
  answer: Type.Object(
    {
      day: reconciliationDay,
      bills: Type.Array(
        Type.Object(
          {
            id: idOf('bil'),
            sha256: Type.String(),
            sizeBytes: Type.Integer(),
            fetchedAt: instant,
            counts: Type.Boolean({ description: 'Whether its items are the ones of the day' }),
            broughtAloneBy: orNull(
              Type.String({ description: 'It counts once somebody else brings the same bytes' }),
            ),
          },
          closed,
        ),
      ),
      batches: Type.Array(batch),
      payouts: Type.Array(payout),
      breaks: Type.Array(foundBreak),
      atBank: orNull(Type.Object({ problem: orNull(Type.String()) }, closed)),
      givingUp: orNull(
        Type.Object(
          { reason: Type.String(), by: Type.String(), decidedBy: orNull(Type.String()) },
          closed,
        ),
      ),
      canBeGivenUp: Type.Boolean({ description: 'Something of it is not taken, and long late' }),
    },
    closed,
  ),
});

export const exportReconciliationDay = route({
  method: consolePaths.exportReconciliationDay[0],
  path: consolePaths.exportReconciliationDay[1],
  tag: 'Reconciliation',
  summary: 'The report of a day as a table: its sums and its breaks.',
  access: 'staff',
  params: dayParams,
  answer: Type.String(),
  mediaType: 'text/csv',
});

export const proposeGivingUp = route({
  method: consolePaths.proposeGivingUp[0],
  path: consolePaths.proposeGivingUp[1],
  tag: 'Reconciliation',
  summary: 'Propose to ask no more for a bill or statement that can never be read.',
  access: 'staff',
  params: dayParams,
  body: Type.Object({ reason }, closed),
  answer: Type.Undefined(),
  status: 204,
});

export const decideGivingUp = route({
  method: consolePaths.decideGivingUp[0],
  path: consolePaths.decideGivingUp[1],
  tag: 'Reconciliation',
  summary: 'Agree to what somebody else has proposed, which books nothing, or send it back.',
  access: 'staff',
  params: dayParams,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Undefined(),
  status: 204,
});

export const readFinanceAlarms = route({
  method: consolePaths.readFinanceAlarms[0],
  path: consolePaths.readFinanceAlarms[1],
  tag: 'Reconciliation',
  summary: 'The alarms that are finance’s to end and are not quiet.',
  access: 'staff',
  answer: Type.Object({ alarms: Type.Array(alarm) }, closed),
});

export const listBreaks = route({
  method: consolePaths.listBreaks[0],
  path: consolePaths.listBreaks[1],
  tag: 'Reconciliation',
  summary: 'What differs and waits for somebody, oldest first, behind one of them.',
  access: 'staff',
  query: Type.Object({ after: Type.Optional(idOf('brk')) }, closed),
  answer: Type.Object(
    { breaks: Type.Array(foundBreak), after: orNull(idOf('brk')), counted },
    closed,
  ),
});

const breakParams = Type.Object({ break: idOf('brk') }, closed);

export const readBreak = route({
  method: consolePaths.readBreak[0],
  path: consolePaths.readBreak[1],
  tag: 'Reconciliation',
  summary: 'A difference: what each side says, and what is proposed.',
  access: 'staff',
  params: breakParams,
  answer: foundBreak,
});

export const proposeResolution = route({
  method: consolePaths.proposeResolution[0],
  path: consolePaths.proposeResolution[1],
  tag: 'Reconciliation',
  summary: 'Propose how a break is resolved. Nothing is booked until somebody else approves.',
  access: 'staff',
  params: breakParams,
  body: Type.Object({ way, reason }, closed),
  answer: foundBreak,
});

export const decideResolution = route({
  method: consolePaths.decideResolution[0],
  path: consolePaths.decideResolution[1],
  tag: 'Reconciliation',
  summary: 'Approve what somebody else has proposed, which books it, or send it back.',
  access: 'staff',
  params: breakParams,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: foundBreak,
});
