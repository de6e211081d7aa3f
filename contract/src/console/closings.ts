import { Type } from 'typebox';
import { closingAccount, closingSheet } from '../app/closings.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const closingFields = {
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
  orderedBy: orNull(
    Type.String({ description: 'The login of who began it at a desk; null for its owner' }),
  ),
};

const closing = Type.Object(closingFields, closed);
const waiting = Type.Object(
  {
    ...closingFields,
    /** What would be paid back as the line stands now. */
    comesBack: money,
  },
  closed,
);

const standing = Type.Object({ sheet: closingSheet, closing: orNull(closing) }, closed);
const lineParams = Type.Object({ line: idOf('lin') }, closed);

export const readLineClosing = route({
  method: consolePaths.readLineClosing[0],
  path: consolePaths.readLineClosing[1],
  tag: 'Closings',
  summary: 'What closing a line would give back, to tell its owner before anything is done.',
  access: 'staff',
  params: lineParams,
  answer: standing,
});

export const closeForOwner = route({
  method: consolePaths.closeForOwner[0],
  path: consolePaths.closeForOwner[1],
  tag: 'Closings',
  summary: 'Close a line for its owner. It is barred at once; somebody else lets its money go.',
  access: 'staff',
  params: lineParams,
  body: closingAccount,
  answer: standing,
});

export const listClosings = route({
  method: consolePaths.listClosings[0],
  path: consolePaths.listClosings[1],
  tag: 'Closings',
  summary: 'Lines that are closed and pay back so much that somebody decides.',
  access: 'staff',
  answer: Type.Object({ closings: Type.Array(waiting) }, closed),
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
