import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, orNull } from '../shapes.ts';
import { partnerPaths } from './paths.ts';
import { reference } from './topups.ts';

const access = { tag: 'Deliveries', access: 'partner', scope: 'webhooks.manage' } as const;
const params = Type.Object({ endpoint: idOf('hok') }, closed);

const state = Type.Union([
  Type.Literal('queued'),
  Type.Literal('sending'),
  Type.Literal('delivered'),
  Type.Literal('failed'),
]);

/** What of an event tells one from another in a list. */
const about = orNull(
  Type.Object(
    { reference, number: Type.String({ description: 'Masked, as in +852 5***567' }) },
    { ...closed, description: 'Of a top-up; null where it is about none' },
  ),
);

const listed = {
  delivery: idOf('dlv'),
  event: idOf('evt'),
  type: Type.String(),
  about,
  happenedAt: instant,
  queuedAt: Type.String({
    ...instant,
    description: 'When it was put on its way: of a replay, when that was asked for',
  }),
  isReplay: Type.Boolean({
    description: 'Whether it sends again what happened before: the same webhook-id and bytes',
  }),
  state,
  attempts: Type.Integer(),
  nextAt: orNull(instant),
  endedAt: orNull(instant),
};

const attempt = Type.Object(
  {
    at: instant,
    timestamp: Type.Integer({ description: 'Its webhook-timestamp, in seconds since 1970' }),
    tookMs: Type.Integer({ description: 'Until it was answered or given up' }),
    status: orNull(Type.Integer({ description: 'Of the answer; null where none came' })),
    reason: orNull(Type.String({ description: 'Why it failed; null where it was taken' })),
  },
  closed,
);

export const listDeliveries = route({
  method: partnerPaths.listDeliveries[0],
  path: partnerPaths.listDeliveries[1],
  ...access,
  summary: 'What was sent there and how it went, newest first, page by page.',
  params,
  query: Type.Object(
    {
      cursor: Type.Optional(idOf('dlv')),
      state: Type.Optional(state),
      limit: Type.Optional(
        Type.String({ pattern: '^([1-9][0-9]?|100)$', description: '1 to 100' }),
      ),
    },
    closed,
  ),
  answer: Type.Object(
    {
      deliveries: Type.Array(Type.Object({ ...listed, last: orNull(attempt) }, closed)),
      cursor: orNull(Type.String({ description: 'Of the next page; null behind the last' })),
    },
    closed,
  ),
});

const ofDelivery = Type.Object({ endpoint: idOf('hok'), delivery: idOf('dlv') }, closed);

export const readDelivery = route({
  method: partnerPaths.readDelivery[0],
  path: partnerPaths.readDelivery[1],
  ...access,
  summary: 'One delivery, with the headers and bytes that were sent and each attempt.',
  params: ofDelivery,
  answer: Type.Object(
    {
      ...listed,
      headers: Type.Record(Type.String(), Type.String(), {
        description:
          'As on every attempt; beside them each has its webhook-timestamp and its ' +
          'webhook-signature, which is not kept',
      }),
      body: Type.String(),
      tries: Type.Array(attempt),
    },
    closed,
  ),
});

export const replayDelivery = route({
  method: partnerPaths.replayDelivery[0],
  path: partnerPaths.replayDelivery[1],
  ...access,
  summary: 'Send an event once more: the same webhook-id and the same bytes.',
  params: ofDelivery,
  answer: Type.Object({ delivery: idOf('dlv') }, closed),
  status: 202,
});

export const replaySince = route({
  method: partnerPaths.replaySince[0],
  path: partnerPaths.replaySince[1],
  ...access,
  summary:
    'Send again what has happened since an instant, for a receiver that was away: the oldest ' +
    '500, and behind the cursor the next.',
  params,
  body: Type.Object(
    {
      since: instant,
      only: Type.Optional(
        Type.Literal('missed', {
          description: 'Only what it has not taken and what is not on its way there',
        }),
      ),
      cursor: Type.Optional(idOf('evt')),
    },
    { ...closed, examples: [{ since: '2026-11-22T00:00:00Z', only: 'missed' }] },
  ),
  answer: Type.Object(
    {
      deliveries: Type.Integer(),
      cursor: orNull(Type.String({ description: 'Of the next 500; null behind the last' })),
    },
    closed,
  ),
  status: 202,
});
