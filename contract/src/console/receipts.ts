import { Type } from 'typebox';
import { receiptCode, receiptKind } from '../app/receipts.ts';
import { route } from '../route.ts';
import { closed, day, idOf, instant, money, orNull, phoneNumber } from '../shapes.ts';
import { consolePaths } from './paths.ts';

/** What is looked for; all that is given must fit. */
const wanted = {
  number: Type.Optional(phoneNumber),
  text: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description:
        'A receipt’s code; or the beginning of a code or of an order’s number, the provider’s reference or an amount, among what the number or the days leave',
    }),
  ),
  kind: Type.Optional(receiptKind),
  from: Type.Optional(day),
  until: Type.Optional(day),
};

const found = Type.Object(
  {
    code: receiptCode,
    kind: receiptKind,
    issuedAt: instant,
    line: Type.Union([idOf('lin'), Type.Null()], {
      description: 'Null of a voucher’s sale, which is for no line yet',
    }),
    number: Type.String({ description: 'Masked; empty of no line' }),
    topup: orNull(idOf('top')),
    reference: orNull(Type.String()),
    paid: money,
    value: money,
    bonus: money,
    method: orNull(Type.String()),
    channel: Type.String(),
    place: orNull(Type.String()),
  },
  closed,
);

export const findReceipts = route({
  method: consolePaths.findReceipts[0],
  path: consolePaths.findReceipts[1],
  tag: 'Receipts',
  summary:
    'Receipts of a number, of some days or by a code, newest first; of the last 31 days where neither number nor days are given, and of the last 24 months at the most.',
  access: 'staff',
  query: Type.Object({ ...wanted, before: Type.Optional(instant) }, closed),
  answer: Type.Object({ receipts: Type.Array(found), before: orNull(instant) }, closed),
});

export const exportFoundReceipts = route({
  method: consolePaths.exportFoundReceipts[0],
  path: consolePaths.exportFoundReceipts[1],
  tag: 'Receipts',
  summary: 'All that is found, as a table.',
  access: 'staff',
  query: Type.Object(wanted, closed),
  answer: Type.String(),
  mediaType: 'text/csv',
});

export const exportReceiptData = route({
  method: consolePaths.exportReceiptData[0],
  path: consolePaths.exportReceiptData[1],
  tag: 'Receipts',
  summary: 'The same as data: each receipt by the names of the table, amounts as text.',
  access: 'staff',
  query: Type.Object(wanted, closed),
  answer: Type.Array(Type.Record(Type.String(), Type.String())),
});
