import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, language, orNull } from '../shapes.ts';
import { messageKind } from './message-kinds.ts';
import { shownNumber } from './numbers.ts';
import { consolePaths } from './paths.ts';

const messageState = Type.Union(
  [
    Type.Literal('queued'),
    Type.Literal('sending'),
    Type.Literal('sent'),
    Type.Literal('unknown'),
    Type.Literal('delivered'),
    Type.Literal('failed'),
  ],
  { description: 'Queued is not sent, and sent is not delivered' },
);

const staffMessage = Type.Object(
  {
    id: idOf('msg'),
    kind: messageKind,
    number: shownNumber,
    sender: Type.String(),
    language,
    text: orNull(Type.String({ description: 'Withheld where it opens something' })),
    parts: Type.Integer(),
    state: messageState,
    channel: orNull(Type.String({ examples: ['sms'] })),
    attempts: Type.Integer(),
    queuedAt: instant,
    sentAt: orNull(instant),
    endedAt: orNull(instant),
    failure: orNull(Type.String()),
    tried: Type.Array(Type.String({ description: 'A way that came to its end, and why' })),
  },
  closed,
);

export const listLineMessages = route({
  method: consolePaths.listLineMessages[0],
  path: consolePaths.listLineMessages[1],
  tag: 'Lines',
  summary: 'What was sent to the numbers of a line and what became of it, newest first.',
  access: 'staff',
  params: Type.Object({ line: idOf('lin') }, closed),
  query: Type.Object({ before: Type.Optional(instant) }, closed),
  answer: Type.Object({ messages: Type.Array(staffMessage), before: orNull(instant) }, closed),
});

export const readMessages = route({
  method: consolePaths.readMessages[0],
  path: consolePaths.readMessages[1],
  tag: 'Oversight',
  summary: 'How messages fared by day and way, and every text at its longest.',
  access: 'staff',
  answer: Type.Object(
    {
      counts: Type.Array(
        Type.Object(
          {
            day,
            channel: orNull(Type.String()),
            state: messageState,
            count: Type.Integer(),
          },
          closed,
        ),
      ),
      templates: Type.Array(
        Type.Object(
          {
            kind: messageKind,
            level: Type.String({ examples: ['required'] }),
            waitsForMorning: Type.Boolean(),
            texts: Type.Array(
              Type.Object(
                {
                  language,
                  text: Type.String(),
                  encoding: Type.String({ examples: ['GSM-7', 'UCS-2'] }),
                  units: Type.Integer(),
                  parts: Type.Integer(),
                },
                closed,
              ),
            ),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
