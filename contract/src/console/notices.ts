import { Type } from 'typebox';
import { closed, idOf, instant } from '../shapes.ts';

/** What a provider told unasked. */
export const notice = Type.Object(
  {
    attempt: idOf('att'),
    eventId: Type.String(),
    receivedAt: instant,
    says: Type.String(),
    digest: Type.String({ description: 'SHA-256 of the bytes as they came' }),
  },
  closed,
);
