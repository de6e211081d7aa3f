import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull, words } from '../shapes.ts';
import { appPaths } from './paths.ts';

const params = Type.Object({ line: idOf('lin') }, closed);

const part = Type.Object(
  {
    /** In the currency in which it was paid. */
    back: money,
    method: orNull(
      Type.Object(words.properties, {
        ...closed,
        description: 'The method it was paid by and goes back to; null for a bank transfer',
      }),
    ),
  },
  closed,
);

const closing = Type.Object(
  {
    id: idOf('cls'),
    state: Type.Union([
      Type.Literal('ending', { description: 'What runs on it is being ended' }),
      Type.Literal('to_approve', { description: 'So much comes back that we look again' }),
      Type.Literal('settled', { description: 'Everything is on its way back' }),
    ]),
    orderedAt: instant,
    back: orNull(money),
  },
  closed,
);

export const closingSheet = Type.Object(
  {
    parts: Type.Array(part),
    back: money,
    fee: money,
    debt: money,
    /** Given and not paid for: it does not come back. */
    lostBonus: money,
    isAccountNeeded: Type.Boolean(),
  },
  closed,
);

/** Where money goes that has no way back; both empty where there is none. */
export const closingAccount = Type.Object(
  {
    toName: Type.String({ maxLength: 70 }),
    toAccount: Type.String({ maxLength: 34, pattern: '^[0-9A-Za-z-]*$' }),
  },
  closed,
);

const standing = Type.Object({ sheet: closingSheet, closing: orNull(closing) }, closed);

export const readClosing = route({
  method: appPaths.readClosing[0],
  path: appPaths.readClosing[1],
  tag: 'Closing',
  summary: 'What closing a line of one’s own would give back, and what would be lost.',
  access: 'subscriber',
  params,
  answer: standing,
});

export const closeLine = route({
  method: appPaths.closeLine[0],
  path: appPaths.closeLine[1],
  tag: 'Closing',
  summary: 'Close a line of one’s own for good. It is barred at once.',
  access: 'subscriber',
  params,
  body: closingAccount,
  answer: standing,
});
