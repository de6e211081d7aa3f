import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const params = Type.Object({ break: idOf('brk') }, closed);

export const proposeReopening = route({
  method: consolePaths.proposeReopening[0],
  path: consolePaths.proposeReopening[1],
  tag: 'Reconciliation',
  summary: 'Propose to open a break again that was resolved by mistake. Somebody else decides.',
  access: 'staff',
  params,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
  answer: Type.Undefined(),
  status: 204,
});

export const decideReopening = route({
  method: consolePaths.decideReopening[0],
  path: consolePaths.decideReopening[1],
  tag: 'Reconciliation',
  summary: 'Agree to open it again, which takes back what was booked for it, or keep it resolved.',
  access: 'staff',
  params,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: Type.Undefined(),
  status: 204,
});
