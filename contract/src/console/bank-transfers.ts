import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, money, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';

export const transfer = Type.Object(
  {
    id: idOf('btr'),
    kind: Type.Union([
      Type.Literal('refund'),
      Type.Literal('failed_refund', { description: 'Which its provider could not give back' }),
      Type.Literal('give_back'),
      Type.Literal('closing', { description: 'What was left on a line that was closed' }),
      Type.Literal('float_payout', { description: 'What a shop had in its float' }),
    ]),
    cause: Type.String(),
    about: Type.String({ description: 'Where its story stands: an order, a closing, an entry' }),
    amount: money,
    toName: Type.String(),
    toAccount: Type.String(),
    reference: Type.String({ description: 'To be entered with it: by this its entry is known' }),
    state: Type.Union([
      Type.Literal('to_send'),
      Type.Literal('sent'),
      Type.Literal('done'),
      Type.Literal('withdrawn', { description: 'Its money goes another way after all' }),
    ]),
    madeAt: instant,
    sentBy: orNull(Type.String()),
    cameBackAt: orNull(instant),
    /** Since when its money is gone by a bank as well, as long as nobody has seen to it. */
    contestedAt: orNull(instant),
    payee: orNull(
      Type.Object(
        { name: Type.String(), account: Type.String(), by: Type.String() },
        { ...closed, description: 'To whom somebody wants it to go; another person decides' },
      ),
    ),
    isPayeeOpen: Type.Boolean({
      description: 'It may go to somebody else: it is not entered, or the bank has not taken it',
    }),
  },
  closed,
);

export const markTransferSent = route({
  method: consolePaths.markTransferSent[0],
  path: consolePaths.markTransferSent[1],
  tag: 'Banking',
  summary: 'Note that a transfer was entered at the bank; it is done when a statement shows it.',
  access: 'staff',
  params: Type.Object({ transfer: idOf('btr') }, closed),
  answer: transfer,
});

const ofTransfer = Type.Object({ transfer: idOf('btr') }, closed);
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export const proposePayee = route({
  method: consolePaths.proposePayee[0],
  path: consolePaths.proposePayee[1],
  tag: 'Banking',
  summary: 'Propose to whom a transfer goes that came back or names nobody. Somebody else decides.',
  access: 'staff',
  params: ofTransfer,
  body: Type.Object({ name: text(140), account: text(60), reason: text(500) }, closed),
  answer: transfer,
});

export const decidePayee = route({
  method: consolePaths.decidePayee[0],
  path: consolePaths.decidePayee[1],
  tag: 'Banking',
  summary: 'Approve to whom somebody else wants a transfer to go, or leave it where it went.',
  access: 'staff',
  params: ofTransfer,
  body: Type.Object({ isApproved: Type.Boolean() }, closed),
  answer: transfer,
});

export const tryProviderAgain = route({
  method: consolePaths.tryProviderAgain[0],
  path: consolePaths.tryProviderAgain[1],
  tag: 'Banking',
  summary: 'Have the provider try once more what it could not give back, instead of a transfer.',
  access: 'staff',
  params: ofTransfer,
  answer: transfer,
});

export const seeContested = route({
  method: consolePaths.seeContested[0],
  path: consolePaths.seeContested[1],
  tag: 'Banking',
  summary: 'Say that one has seen to a transfer whose money the bank has taken as well.',
  access: 'staff',
  params: ofTransfer,
  answer: transfer,
});
