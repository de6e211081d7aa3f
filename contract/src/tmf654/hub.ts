import { Type } from 'typebox';
import { creating, deleting } from './operations.ts';

const told = { tag: 'events subscription', scope: 'webhooks.manage' };

const query = Type.Optional(
  Type.String({
    maxLength: 1_000,
    description:
      'Which events: eventType=TopupBalanceCreateEvent,… Everything without it. Those of every ' +
      'line (BucketThresholdEvent, BucketExpiryWarningEvent, BucketExpiredEvent) need ' +
      'balances.read. Attributes by their paths in the event, all of which must hold: ' +
      'event.topupBalance.amount.amount.gte=100&event.topupBalance.status=completed,failed',
  }),
);

/** `secret` is an extension: what the callbacks are signed with (Standard Webhooks), shown once. */
const subscription = Type.Object({
  id: Type.String(),
  callback: Type.String(),
  query,
  secret: Type.Optional(Type.String()),
});

export const registerListener = creating(
  'registerListener',
  Type.Object(
    { callback: Type.String({ minLength: 1, maxLength: 2_000 }), query },
    {
      examples: [
        {
          callback: 'https://listener.example.com/tmf654',
          query: 'eventType=TopupBalanceCreateEvent',
        },
      ],
    },
  ),
  subscription,
  { ...told, summary: 'Have what your programs do told to a listener.' },
);

export const unregisterListener = deleting('unregisterListener', {
  ...told,
  summary: 'Tell a listener nothing more.',
});
