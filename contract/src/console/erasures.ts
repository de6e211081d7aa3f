import { Type } from 'typebox';
import { obstacle } from '../app/erasures.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const erasure = Type.Object(
  {
    id: idOf('ers'),
    subscriber: idOf('sub'),
    state: Type.Union([
      Type.Literal('asked', { description: 'Somebody checks that it is they who ask' }),
      Type.Literal('checked', { description: 'Somebody else forgets them' }),
      Type.Literal('done'),
      Type.Literal('refused'),
      Type.Literal('withdrawn'),
    ]),
    askedAt: instant,
    checkedBy: orNull(Type.String({ description: 'A login' })),
    obstacle: orNull(obstacle),
  },
  closed,
);

export const listErasures = route({
  method: consolePaths.listErasures[0],
  path: consolePaths.listErasures[1],
  tag: 'Privacy',
  summary: 'Who has asked to be forgotten and waits, oldest first.',
  access: 'staff',
  answer: Type.Object({ erasures: Type.Array(erasure) }, closed),
});

export const decideErasure = route({
  method: consolePaths.decideErasure[0],
  path: consolePaths.decideErasure[1],
  tag: 'Privacy',
  summary:
    'Say that it is really they who ask; forget them, where somebody else has said so; or refuse, with why.',
  access: 'staff',
  params: Type.Object({ erasure: idOf('ers') }, closed),
  body: Type.Object(
    { isApproved: Type.Boolean(), reason: Type.String({ maxLength: 500 }) },
    closed,
  ),
  answer: erasure,
});
