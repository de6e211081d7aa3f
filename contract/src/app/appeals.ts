import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, language, money, orNull } from '../shapes.ts';
import {
  appealKind,
  appealNumber,
  appealState,
  appealText as text,
  attachment,
  authority,
  outcome,
} from './appeal-shapes.ts';
import { ruleLogEntry } from './auto-topups.ts';
import { appPaths } from './paths.ts';
import { topup } from './topups.ts';
import { charge } from './usage.ts';

const eventName = Type.Union([
  Type.Literal('opened'),
  Type.Literal('said'),
  Type.Literal('attached'),
  Type.Literal('taken'),
  Type.Literal('replied'),
  Type.Literal('asked'),
  Type.Literal('pause_over'),
  Type.Literal('answered'),
  Type.Literal('reopened'),
  Type.Literal('withdrawn'),
  Type.Literal('first_answer_late'),
  Type.Literal('answer_late'),
]);

const listed = {
  /** As it is said: in two groups of five. */
  number: Type.String(),
  kind: appealKind,
  state: appealState,
  topup: orNull(idOf('top')),
  charge: orNull(idOf('use')),
  line: idOf('lin'),
  stake: money,
  openedAt: instant,
  /** When the next clock ends that we are held to; null where none runs. */
  dueAt: orNull(instant),
  isLate: Type.Boolean(),
};

const appeal = Type.Object(
  {
    ...listed,
    firstAnswerBy: instant,
    firstAnsweredAt: orNull(instant),
    answerBy: instant,
    answeredAt: orNull(instant),
    outcome: orNull(outcome),
    /** Until when the person may open it again; null where they may not. */
    reopenBefore: orNull(instant),
    canWithdraw: Type.Boolean(),
    /** Whether a message tells of news; else the person has to come back and look. */
    isTold: Type.Boolean(),
    events: Type.Array(
      Type.Object(
        {
          at: instant,
          event: eventName,
          words: orNull(Type.String()),
          /** The name of the file that was added with it. */
          file: orNull(Type.String()),
        },
        closed,
      ),
    ),
    attachments: Type.Array(attachment),
    authorities: Type.Array(authority),
  },
  closed,
);

/** A top-up, or a charge with the line that it is on. */
const complaint = {
  kind: appealKind,
  topup: Type.Optional(idOf('top')),
  line: Type.Optional(idOf('lin')),
  charge: Type.Optional(idOf('use')),
};

const params = Type.Object({ number: appealNumber }, closed);
const fileParams = Type.Object({ number: appealNumber, attachment: idOf('atc') }, closed);

export const adviseAppeal = route({
  method: appPaths.adviseAppeal[0],
  path: appPaths.adviseAppeal[1],
  tag: 'Appeals',
  summary:
    'What the system knows of a complaint at once. Where money may be under way, the provider is asked again first.',
  access: 'device',
  body: Type.Object(complaint, closed),
  answer: Type.Object(
    {
      verdict: Type.Union([
        Type.Literal('credited'),
        Type.Literal('being_asked', { description: 'The provider has not said yet' }),
        Type.Literal('held', { description: 'Paid, and people look at it first' }),
        Type.Literal('not_charged', { description: 'The provider says that no money came' }),
        Type.Literal('going_back'),
        Type.Literal('gone_back'),
        Type.Literal('can_undo'),
        Type.Literal('cannot_undo'),
        Type.Literal('explained'),
        Type.Literal('without_price'),
        Type.Literal('by_rule', { description: 'The line’s rule of auto top-up ordered it' }),
        Type.Literal('by_hand', { description: 'Somebody ordered it at a screen' }),
      ]),
      topup: orNull(topup),
      charge: orNull(charge),
      log: Type.Array(ruleLogEntry),
      askedAt: orNull(instant),
      /** What whoever appeals is promised. */
      promise: Type.Object(
        { firstAnswerHours: Type.Integer(), answerDays: Type.Integer() },
        closed,
      ),
    },
    closed,
  ),
});

export const openAppeal = route({
  method: appPaths.openAppeal[0],
  path: appPaths.openAppeal[1],
  tag: 'Appeals',
  summary: 'Appeal, with everything that the system knows of it. The same key gives the same one.',
  access: 'device',
  isKeyed: true,
  body: Type.Object(
    {
      ...complaint,
      text,
      /** Where who has no number of ours is told of news. */
      email: Type.Optional(Type.String({ maxLength: 254 })),
    },
    closed,
  ),
  answer: appeal,
  status: 201,
});

export const listAppeals = route({
  method: appPaths.listAppeals[0],
  path: appPaths.listAppeals[1],
  tag: 'Appeals',
  summary: 'What the person or this device has appealed, newest first.',
  access: 'device',
  answer: Type.Object({ appeals: Type.Array(Type.Object(listed, closed)) }, closed),
});

export const readAppeal = route({
  method: appPaths.readAppeal[0],
  path: appPaths.readAppeal[1],
  tag: 'Appeals',
  summary: 'How an appeal of one’s own stands, and all that was said.',
  access: 'device',
  params,
  answer: appeal,
});

export const followAppeal = route({
  method: appPaths.followAppeal[0],
  path: appPaths.followAppeal[1],
  tag: 'Appeals',
  summary:
    'The appeal as unnamed server-sent events, each the whole appeal as JSON: once at once, then ' +
    'at every change. Reconnecting is harmless.',
  access: 'device',
  params,
  answer: appeal,
  isStream: true,
});

export const addAppealWords = route({
  method: appPaths.addAppealWords[0],
  path: appPaths.addAppealWords[1],
  tag: 'Appeals',
  summary: 'Say more, or answer what was asked: a clock that stood still runs again.',
  access: 'device',
  params,
  body: Type.Object({ text }, closed),
  answer: appeal,
});

export const addAttachment = route({
  method: appPaths.addAttachment[0],
  path: appPaths.addAttachment[1],
  tag: 'Appeals',
  summary: 'Add a picture (JPEG, PNG) or PDF of at most 2 MB. The same bytes again change nothing.',
  access: 'device',
  largestBodyBytes: 3_000_000,
  params,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 200 }),
      content: Type.String({
        pattern: '^[A-Za-z0-9+/]*={0,2}$',
        description: 'In base64',
      }),
    },
    closed,
  ),
  answer: appeal,
});

export const readAttachment = route({
  method: appPaths.readAttachment[0],
  path: appPaths.readAttachment[1],
  tag: 'Appeals',
  summary: 'A file that one has added.',
  access: 'device',
  params: fileParams,
  answer: Type.String(),
  mediaType: 'application/octet-stream',
});

export const withdrawAppeal = route({
  method: appPaths.withdrawAppeal[0],
  path: appPaths.withdrawAppeal[1],
  tag: 'Appeals',
  summary: 'Take an appeal back. Another about the same may follow.',
  access: 'device',
  params,
  answer: appeal,
});

export const reopenAppeal = route({
  method: appPaths.reopenAppeal[0],
  path: appPaths.reopenAppeal[1],
  tag: 'Appeals',
  summary: 'Open an answered appeal again, once, with both clocks anew.',
  access: 'device',
  params,
  body: Type.Object({ text }, closed),
  answer: appeal,
});

export const packAppeal = route({
  method: appPaths.packAppeal[0],
  path: appPaths.packAppeal[1],
  tag: 'Appeals',
  summary:
    'Everything about an appeal as one archive: a paper, data, receipts with their proofs, files.',
  access: 'device',
  params,
  query: Type.Object({ language: Type.Optional(language) }, closed),
  answer: Type.String(),
  mediaType: 'application/zip',
});
