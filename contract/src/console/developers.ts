import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const partner = Type.Object({ id: idOf('rsl'), name: Type.String() }, closed);

const developer = Type.Object(
  {
    id: idOf('dev'),
    partner: idOf('rsl'),
    email: Type.String(),
    createdAt: instant,
    isDismissed: Type.Boolean({ description: 'Whom only another admission lets in' }),
  },
  closed,
);

/** Somebody who is to be let in, which waits for somebody else's word. */
const admission = Type.Object(
  {
    id: idOf('adm'),
    partner: idOf('rsl'),
    email: Type.String(),
    isKnown: Type.Boolean({ description: 'Whether password and authenticator are set anew' }),
    reason: Type.String(),
    proposedBy: Type.String({ description: 'A login' }),
    proposedAt: instant,
  },
  closed,
);

export const readDevelopers = route({
  method: consolePaths.readDevelopers[0],
  path: consolePaths.readDevelopers[1],
  tag: 'Developers',
  summary: 'Partners, and who is to be let in at their portal and waits.',
  access: 'staff',
  answer: Type.Object({ partners: Type.Array(partner), admissions: Type.Array(admission) }, closed),
});

export const listDevelopers = route({
  method: consolePaths.listDevelopers[0],
  path: consolePaths.listDevelopers[1],
  tag: 'Developers',
  summary: 'Who signs in at the portal, the newest first, a hundred at a time.',
  access: 'staff',
  query: Type.Object(
    {
      search: Type.Optional(
        Type.String({ maxLength: 254, description: 'Part of an address or of a partner’s name' }),
      ),
      before: Type.Optional(idOf('dev')),
    },
    closed,
  ),
  answer: Type.Object(
    {
      developers: Type.Array(developer),
      before: Type.Union([idOf('dev'), Type.Null()], {
        description: 'Where those before these begin; null where there are none',
      }),
    },
    closed,
  ),
});

export const dismissDeveloper = route({
  method: consolePaths.dismissDeveloper[0],
  path: consolePaths.dismissDeveloper[1],
  tag: 'Developers',
  summary:
    'Let somebody go who has left their partner: signs them out at once, and nothing of theirs opens the portal until two people let them in again.',
  access: 'staff',
  params: Type.Object({ developer: idOf('dev') }, closed),
  body: Type.Object({ why: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
  answer: Type.Object({ isDismissed: Type.Literal(true) }, closed),
});

export const proposeAdmission = route({
  method: consolePaths.proposeAdmission[0],
  path: consolePaths.proposeAdmission[1],
  tag: 'Developers',
  summary:
    'Want a developer let in at the portal, or in again without both factors; nothing is sent until somebody else agrees.',
  access: 'staff',
  body: Type.Object(
    {
      partner: idOf('rsl'),
      email: Type.String({ minLength: 3, maxLength: 254 }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    closed,
  ),
  answer: Type.Object({ id: idOf('adm') }, closed),
  status: 201,
});

export const decideAdmission = route({
  method: consolePaths.decideAdmission[0],
  path: consolePaths.decideAdmission[1],
  tag: 'Developers',
  summary: 'Mail the developer a code, or do not; never by whoever wanted it.',
  access: 'staff',
  params: Type.Object({ admission: idOf('adm') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Object({ isApproved: Type.Boolean() }, closed),
});
