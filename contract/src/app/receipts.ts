import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, day, idOf, instant, language, money, words } from '../shapes.ts';
import { appPaths } from './paths.ts';

export const receiptCode = Type.String({
  pattern: '^[0-9A-HJKMNP-TV-Z]{12}$',
  description: 'Twelve characters without I, L, O and U; unguessable',
});

export const receipt = Type.Object(
  {
    code: receiptCode,
    kind: Type.Union([Type.Literal('topup'), Type.Literal('refund'), Type.Literal('undo')]),
    topup: idOf('top'),
    number: Type.String({ description: 'Masked unless the line is the reader’s own' }),
    plan: words,
    issuedAt: instant,
    paid: money,
    fee: money,
    method: Type.String(),
    rate: Type.Union([
      Type.Null(),
      Type.Object({ id: Type.String(), text: Type.String() }, closed),
    ]),
    value: money,
    bonus: money,
    bonusExpiresAt: Type.Union([instant, Type.Null()]),
    repaid: Type.Union([money, Type.Null()], {
      description: 'What of the value repaid an emergency credit; told to the line’s owner only',
    }),
    balanceBefore: Type.Union([money, Type.Null()]),
    balanceAfter: Type.Union([money, Type.Null()]),
    validUntilBefore: Type.Union([day, Type.Null()]),
    validUntilAfter: Type.Union([day, Type.Null()]),
    providerReference: Type.Union([Type.String(), Type.Null()]),
    channel: Type.String(),
  },
  closed,
);

export const listReceipts = route({
  method: appPaths.listReceipts[0],
  path: appPaths.listReceipts[1],
  tag: 'Receipts',
  summary: 'Receipts of the person signed in or of this device, newest first.',
  access: 'device',
  query: Type.Object({ before: Type.Optional(instant) }, closed),
  answer: Type.Object(
    { receipts: Type.Array(receipt), before: Type.Union([instant, Type.Null()]) },
    closed,
  ),
});

export const readReceipt = route({
  method: appPaths.readReceipt[0],
  path: appPaths.readReceipt[1],
  tag: 'Receipts',
  summary: 'One receipt of one’s own, by its code.',
  access: 'device',
  params: Type.Object({ code: receiptCode }, closed),
  answer: receipt,
});

export const proveReceipt = route({
  method: appPaths.proveReceipt[0],
  path: appPaths.proveReceipt[1],
  tag: 'Receipts',
  summary: 'That a receipt of one’s own stands in the public log, for whoever doubts it.',
  access: 'device',
  params: Type.Object({ code: receiptCode }, closed),
  answer: Type.Object(
    {
      proof: Type.Union([Type.String(), Type.Null()], {
        description: 'C2SP tlog-proof; null for the seconds until the receipt is sealed.',
      }),
      own: Type.Union([Type.String(), Type.Null()], {
        description:
          'What only the owner of the line may see, in base64: its hash is the last line of what the proof proves.',
      }),
      origin: Type.String({ description: 'Which log it is.' }),
      keys: Type.Array(Type.String(), {
        description: 'The public keys of the log, as C2SP signed-note writes them.',
      }),
    },
    closed,
  ),
});

export const printReceipt = route({
  method: appPaths.printReceipt[0],
  path: appPaths.printReceipt[1],
  tag: 'Receipts',
  summary: 'A receipt of one’s own as a file to keep, with its proof in it and in a QR code.',
  access: 'device',
  params: Type.Object({ code: receiptCode }, closed),
  query: Type.Object({ language: Type.Optional(language) }, closed),
  answer: Type.String(),
  mediaType: 'application/pdf',
});

export const exportReceipts = route({
  method: appPaths.exportReceipts[0],
  path: appPaths.exportReceipts[1],
  tag: 'Receipts',
  summary: 'One’s own receipts of the last 24 months as a table, newest first.',
  access: 'device',
  answer: Type.String(),
  mediaType: 'text/csv',
});
