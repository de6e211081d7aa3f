import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { counted } from './numbers.ts';
import { consolePaths } from './paths.ts';
import { attemptState, refundState } from './topups.ts';

const topup = orNull(idOf('top'));
const reason = Type.String({ minLength: 1, maxLength: 500 });

export const spentRule = Type.Union([
  Type.Literal('refuse', { description: 'Nothing is given back of what is spent' }),
  Type.Literal('owe', { description: 'The line owes it, and its next top-ups repay it first' }),
  Type.Literal('write_off', { description: 'It is ours to bear' }),
]);

const proposedRefund = Type.Object(
  {
    id: idOf('rfd'),
    topup: idOf('top'),
    amount: money,
    spentRule,
    reason: Type.String(),
    by: orNull(Type.String()),
    at: instant,
  },
  closed,
);

const chargebackAnswer = Type.Object(
  {
    words: Type.String(),
    by: orNull(Type.String()),
    at: instant,
    state: Type.Union([Type.Literal('wanted'), Type.Literal('taken'), Type.Literal('refused')]),
    /** What the provider said: its proof, or why not. */
    said: orNull(Type.String()),
  },
  closed,
);

export const chargebackState = Type.Union([
  Type.Literal('open'),
  Type.Literal('answered'),
  Type.Literal('won'),
  Type.Literal('lost'),
]);

const chargeback = Type.Object(
  {
    id: idOf('dsp'),
    topup,
    connector: Type.String(),
    providerReference: Type.String(),
    amount: money,
    fee: money,
    reason: Type.String(),
    state: chargebackState,
    dueAt: orNull(instant),
    openedAt: instant,
    /** Whether the provider takes an answer from here; else on its own pages. */
    isTaken: Type.Boolean(),
    answer: orNull(chargebackAnswer),
  },
  closed,
);

const unclearPayment = Type.Object(
  {
    id: idOf('att'),
    topup,
    connector: Type.String(),
    state: attemptState,
    amount: money,
    sentAt: orNull(instant),
    evidence: orNull(Type.String()),
    asked: Type.Integer(),
    askAt: orNull(instant),
  },
  closed,
);

const openRefund = Type.Object(
  {
    id: idOf('rfd'),
    topup,
    state: refundState,
    amount: money,
    reason: Type.String(),
    evidence: orNull(Type.String()),
    asked: Type.Integer(),
  },
  closed,
);

const strandedRefund = Type.Object(
  {
    attempt: idOf('att'),
    topup: idOf('top'),
    connector: Type.String(),
    amount: money,
    since: instant,
  },
  closed,
);

export const readPayments = route({
  method: consolePaths.readPayments[0],
  path: consolePaths.readPayments[1],
  tag: 'Payments',
  summary:
    'Payments of the last 24 hours by state, what is unknown with its evidence, refunds, chargebacks.',
  access: 'staff',
  answer: Type.Object(
    {
      states: Type.Array(
        Type.Object(
          { connector: Type.String(), state: attemptState, count: Type.Integer() },
          closed,
        ),
      ),
      unclear: Type.Array(unclearPayment),
      unclearAfter: orNull(idOf('att')),
      proposed: Type.Array(proposedRefund),
      proposedAfter: orNull(idOf('rfd')),
      proposedCounted: counted,
      stranded: Type.Array(strandedRefund, {
        description:
          'Owed to payers, and to be sent by nobody while no bank is set up; oldest first',
        maxItems: 50,
      }),
      refunds: Type.Array(openRefund),
      refundsBefore: orNull(idOf('rfd')),
      chargebacks: Type.Array(chargeback, { description: 'Nobody has decided them' }),
      chargebacksAfter: orNull(idOf('dsp')),
      chargebacksCounted: counted,
      decided: Type.Array(chargeback, { description: 'Chargebacks that were won or lost' }),
      decidedBefore: orNull(idOf('dsp')),
    },
    closed,
  ),
});

export const listUnclearPayments = route({
  method: consolePaths.listUnclearPayments[0],
  path: consolePaths.listUnclearPayments[1],
  tag: 'Payments',
  summary: 'What is unknown with its evidence, longest first, behind one of them.',
  access: 'staff',
  query: Type.Object({ after: Type.Optional(idOf('att')) }, closed),
  answer: Type.Object({ unclear: Type.Array(unclearPayment), after: orNull(idOf('att')) }, closed),
});

export const listOpenRefunds = route({
  method: consolePaths.listOpenRefunds[0],
  path: consolePaths.listOpenRefunds[1],
  tag: 'Payments',
  summary: 'Refunds under way or failed in 90 days, newest first, before one of them.',
  access: 'staff',
  query: Type.Object({ before: Type.Optional(idOf('rfd')) }, closed),
  answer: Type.Object({ refunds: Type.Array(openRefund), before: orNull(idOf('rfd')) }, closed),
});

export const listProposedRefunds = route({
  method: consolePaths.listProposedRefunds[0],
  path: consolePaths.listProposedRefunds[1],
  tag: 'Payments',
  summary: 'Refunds that wait for a second person, oldest first, behind one of them.',
  access: 'staff',
  query: Type.Object({ after: Type.Optional(idOf('rfd')) }, closed),
  answer: Type.Object({ proposed: Type.Array(proposedRefund), after: orNull(idOf('rfd')) }, closed),
});

export const listChargebacks = route({
  method: consolePaths.listChargebacks[0],
  path: consolePaths.listChargebacks[1],
  tag: 'Payments',
  summary: 'Chargebacks that nobody has decided, by their deadlines, behind one of them.',
  access: 'staff',
  query: Type.Object({ after: Type.Optional(idOf('dsp')) }, closed),
  answer: Type.Object({ chargebacks: Type.Array(chargeback), after: orNull(idOf('dsp')) }, closed),
});

export const listDecidedChargebacks = route({
  method: consolePaths.listDecidedChargebacks[0],
  path: consolePaths.listDecidedChargebacks[1],
  tag: 'Payments',
  summary: 'Chargebacks that were won or lost, newest first, before one of them.',
  access: 'staff',
  query: Type.Object({ before: Type.Optional(idOf('dsp')) }, closed),
  answer: Type.Object({ chargebacks: Type.Array(chargeback), before: orNull(idOf('dsp')) }, closed),
});

export const proposeRefund = route({
  method: consolePaths.proposeRefund[0],
  path: consolePaths.proposeRefund[1],
  tag: 'Payments',
  summary: 'Proposes to give back a part or all of a credited top-up; somebody else must approve.',
  access: 'staff',
  params: Type.Object({ topup: idOf('top') }, closed),
  body: Type.Object(
    {
      amountMinor: Type.Integer({
        minimum: 1,
        maximum: 10_000_000_000,
        description: 'Of what was paid, in minor units of its currency',
      }),
      spentRule,
      reason,
    },
    closed,
  ),
  answer: Type.Object({ refund: idOf('rfd') }, closed),
});

export const answerRefund = route({
  method: consolePaths.answerRefund[0],
  path: consolePaths.answerRefund[1],
  tag: 'Payments',
  summary: 'Approves what somebody else has proposed to give back, or takes it off the table.',
  access: 'staff',
  params: Type.Object({ topup: idOf('top'), refund: idOf('rfd') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ refund: idOf('rfd') }, closed),
});

export const answerChargeback = route({
  method: consolePaths.answerChargeback[0],
  path: consolePaths.answerChargeback[1],
  tag: 'Payments',
  summary: 'Says what speaks for us in a chargeback; it is handed to the provider once.',
  access: 'staff',
  params: Type.Object({ chargeback: idOf('dsp') }, closed),
  body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 2_000 }) }, closed),
  answer: Type.Object({ chargeback: idOf('dsp') }, closed),
});

export const readChargebackPaper = route({
  method: consolePaths.readChargebackPaper[0],
  path: consolePaths.readChargebackPaper[1],
  tag: 'Payments',
  summary: 'What speaks for us in a chargeback as a paper, for a bank or the provider’s pages.',
  access: 'staff',
  params: Type.Object({ chargeback: idOf('dsp') }, closed),
  answer: Type.String(),
  mediaType: 'application/pdf',
});
