import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const closing = Type.Object(
  {
    id: idOf('cls'),
    line: idOf('lin'),
    state: Type.Union([
      Type.Literal('ending'),
      Type.Literal('to_approve', {
        description: 'More comes back than goes without a second look',
      }),
      Type.Literal('settled'),
      Type.Literal('refused', { description: 'The line lives on' }),
    ]),
    toName: Type.String(),
    toAccount: Type.String(),
    orderedAt: instant,
  },
  closed,
);

export const listClosings = route({
  method: consolePaths.listClosings[0],
  path: consolePaths.listClosings[1],
  tag: 'Closings',
  summary: 'Lines that are closed and pay back so much that somebody decides.',
  access: 'staff',
  answer: Type.Object({ closings: Type.Array(closing) }, closed),
});

export const decideClosing = route({
  method: consolePaths.decideClosing[0],
  path: consolePaths.decideClosing[1],
  tag: 'Closings',
  summary: 'Let the money of a closed line go, or let the line live on.',
  access: 'staff',
  params: Type.Object({ closing: idOf('cls') }, closed),
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: closing,
});
