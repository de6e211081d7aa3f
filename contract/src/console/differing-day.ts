import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

/** Each in codes, one a line: a code, and behind it what it names as JSON. */
export const differingDay = Type.Object(
  {
    account: Type.String(),
    day: Type.String({ format: 'date' }),
    differs: orNull(
      Type.String({
        description: 'In what the statement that counts contradicts itself or what is held',
      }),
    ),
    differsAgain: orNull(Type.String({ description: 'The same of one that has come since' })),
    aside: orNull(
      Type.Object(
        { reason: Type.String(), by: Type.String() },
        { ...closed, description: 'Why somebody wants to put it aside; another person decides' },
      ),
    ),
  },
  closed,
);

const ofDay = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 60 }),
    day: Type.String({ format: 'date' }),
  },
  closed,
);
const done = Type.Object({}, closed);

export const proposeDayAside = route({
  method: consolePaths.proposeDayAside[0],
  path: consolePaths.proposeDayAside[1],
  tag: 'Banking',
  summary:
    'Propose to put aside what is wrong with the statements of a day. Somebody else decides.',
  access: 'staff',
  params: ofDay,
  body: Type.Object(
    { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
    closed,
  ),
  answer: done,
});

export const decideDayAside = route({
  method: consolePaths.decideDayAside[0],
  path: consolePaths.decideDayAside[1],
  tag: 'Banking',
  summary: 'Put aside what somebody else has proposed to, or leave it before everybody.',
  access: 'staff',
  params: ofDay,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: done,
});
