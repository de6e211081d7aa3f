import { Type } from 'typebox';
import {
  appealKind,
  appealNumber,
  appealState,
  appealText as text,
  attachment,
  authority,
  outcome,
} from '../app/appeal-shapes.ts';
import { ruleEvent } from '../app/auto-topups.ts';
import { timelineEntry } from '../app/topups.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, language, money, orNull, words } from '../shapes.ts';
import { notice } from './notices.ts';
import { consolePaths } from './paths.ts';
import { chargebackState } from './payments.ts';
import { attempt, refund } from './topups.ts';
import { staffTopup } from './staff-topup.ts';

const listed = {
  number: Type.String({ description: 'In two groups of five' }),
  kind: appealKind,
  state: appealState,
  stake: money,
  openedAt: instant,
  /** When its next clock ends; while it stands still, at the earliest. */
  dueAt: instant,
  isLate: Type.Boolean(),
  /** Whether a clock of it will soon have ended. */
  isNear: Type.Boolean(),
  /** 2 for one that was opened again. */
  round: Type.Integer(),
  handler: orNull(Type.String()),
  /** Whether an answer waits for a second person. */
  isProposed: Type.Boolean(),
};

const chargeback = Type.Object(
  {
    id: idOf('dsp'),
    topup: orNull(idOf('top')),
    connector: Type.String(),
    amount: money,
    reason: Type.String(),
    state: Type.Union([Type.Literal('open'), Type.Literal('answered')]),
    dueAt: orNull(instant),
    openedAt: instant,
  },
  closed,
);

const gives = Type.Union([
  Type.Literal('explained'),
  Type.Literal('apology'),
  Type.Literal('credit'),
  Type.Literal('refund'),
  Type.Literal('write_off'),
]);

/** Of appeals that were opened in so many days. */
const figures = Type.Object(
  {
    days: Type.Integer(),
    opened: Type.Integer(),
    answered: Type.Integer(),
    withdrawn: Type.Integer(),
    reopened: Type.Integer(),
    /** Half of the first words came within so many seconds, and nine of ten. */
    firstAnswerHalfSeconds: orNull(Type.Integer()),
    firstAnswerMostSeconds: orNull(Type.Integer()),
    lateFirst: Type.Integer(),
    lateAnswers: Type.Integer(),
    outcomes: Type.Array(Type.Object({ gives, count: Type.Integer() }, closed)),
  },
  closed,
);

export const readAppeals = route({
  method: consolePaths.readAppeals[0],
  path: consolePaths.readAppeals[1],
  tag: 'Appeals',
  summary: 'Appeals and claims of payers’ banks, each by its clock, and how well we answer.',
  access: 'staff',
  answer: Type.Object(
    {
      appeals: Type.Array(Type.Object(listed, closed)),
      chargebacks: Type.Array(chargeback),
      figures,
    },
    closed,
  ),
});

const params = Type.Object({ number: appealNumber }, closed);

export const explainAppeal = route({
  method: consolePaths.explainAppeal[0],
  path: consolePaths.explainAppeal[1],
  tag: 'Appeals',
  summary:
    'An appeal with everything that answers it: its order, what the provider said, the charge.',
  access: 'staff',
  params,
  answer: Type.Object(
    {
      ...listed,
      line: idOf('lin'),
      language,
      firstAnswerBy: instant,
      firstAnsweredAt: orNull(instant),
      answerBy: instant,
      answeredAt: orNull(instant),
      outcome: orNull(outcome),
      proposal: orNull(
        Type.Object(
          { ...outcome.properties, text, by: orNull(Type.String()), at: instant },
          closed,
        ),
      ),
      events: Type.Array(
        Type.Object(
          {
            at: instant,
            event: Type.String(),
            by: Type.Union([Type.Literal('person'), Type.Literal('staff'), Type.Literal('clock')]),
            login: orNull(Type.String()),
            words: orNull(Type.String()),
            file: orNull(Type.String()),
          },
          closed,
        ),
      ),
      attachments: Type.Array(attachment),
      /** Evidence that was kept, by the event that it belongs to: what was known then. */
      kept: Type.Array(
        Type.Object({ seq: Type.Integer(), event: Type.String(), takenAt: instant }, closed),
      ),
      topup: orNull(staffTopup),
      timeline: Type.Array(timelineEntry),
      attempts: Type.Array(attempt),
      notices: Type.Array(notice),
      refunds: Type.Array(refund),
      chargebacks: Type.Array(
        Type.Object(
          {
            id: idOf('dsp'),
            state: chargebackState,
            amount: money,
            reason: Type.String(),
            dueAt: orNull(instant),
          },
          closed,
        ),
      ),
      charge: orNull(
        Type.Object(
          { id: idOf('use'), usedFrom: instant, amount: money, why: orNull(words) },
          closed,
        ),
      ),
      log: Type.Array(
        Type.Object({ at: instant, event: ruleEvent, reason: orNull(Type.String()) }, closed),
      ),
      authorities: Type.Array(authority),
      /** Texts to begin with, with the values of this appeal. */
      macros: Type.Array(Type.Object({ code: Type.String(), title: words, words }, closed)),
      /** Whether a message tells the person of what is written; else they see it when they look. */
      canBeTold: Type.Boolean(),
      /** How much goodwill the caller may give alone: what is more waits for a second person. */
      aloneLeft: money,
    },
    closed,
  ),
});

const done = Type.Object({ number: Type.String() }, closed);

export const takeAppeal = route({
  method: consolePaths.takeAppeal[0],
  path: consolePaths.takeAppeal[1],
  tag: 'Appeals',
  summary: 'Take an appeal on, also from a colleague.',
  access: 'staff',
  params,
  answer: done,
});

export const sayToPerson = route({
  method: consolePaths.sayToPerson[0],
  path: consolePaths.sayToPerson[1],
  tag: 'Appeals',
  summary: 'Write to the person, ask them something, or note something for colleagues.',
  access: 'staff',
  params,
  body: Type.Object(
    {
      as: Type.Union([
        Type.Literal('reply'),
        Type.Literal('question', { description: 'The clock stands still until they answer' }),
        Type.Literal('note', { description: 'The person is not shown it' }),
      ]),
      text,
    },
    closed,
  ),
  answer: done,
});

export const answerAppeal = route({
  method: consolePaths.answerAppeal[0],
  path: consolePaths.answerAppeal[1],
  tag: 'Appeals',
  summary:
    'Answer an appeal. What gives much is proposed, and nothing moves until somebody else approves it.',
  access: 'staff',
  params,
  body: Type.Object(
    {
      gives,
      /** Goodwill in HKD, or what goes back of what was paid, in minor units of its currency. */
      amountMinor: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000_000 })),
      /** Of a refund, what becomes of what is spent. */
      spentRule: Type.Optional(Type.Union([Type.Literal('refuse'), Type.Literal('owe')])),
      text,
    },
    closed,
  ),
  answer: Type.Object({ number: Type.String(), isAnswered: Type.Boolean() }, closed),
});

export const decideAnswer = route({
  method: consolePaths.decideAnswer[0],
  path: consolePaths.decideAnswer[1],
  tag: 'Appeals',
  summary:
    'Approve an answer that somebody else has proposed, which gives it, or refuse it with why.',
  access: 'staff',
  params,
  body: Type.Object(
    { isApproved: Type.Boolean(), text: Type.Optional(Type.String({ maxLength: 500 })) },
    closed,
  ),
  answer: done,
});

export const readStaffAttachment = route({
  method: consolePaths.readStaffAttachment[0],
  path: consolePaths.readStaffAttachment[1],
  tag: 'Appeals',
  summary: 'A file that a person has added.',
  access: 'staff',
  params: Type.Object({ number: appealNumber, attachment: idOf('atc') }, closed),
  answer: Type.String(),
  mediaType: 'application/octet-stream',
});

export const readKeptEvidence = route({
  method: consolePaths.readKeptEvidence[0],
  path: consolePaths.readKeptEvidence[1],
  tag: 'Appeals',
  summary: 'What was known when something happened to an appeal, as it was kept then.',
  access: 'staff',
  params: Type.Object(
    { number: appealNumber, event: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) },
    closed,
  ),
  answer: Type.String(),
  mediaType: 'application/octet-stream',
});
