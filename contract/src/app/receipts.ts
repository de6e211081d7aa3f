import { Type } from 'typebox';
import { promoted } from '../promoted.ts';
import { route } from '../route.ts';
import { closed, day, idOf, instant, language, money, orNull, words, zone } from '../shapes.ts';
import { appPaths } from './paths.ts';

export const receiptCode = Type.String({
  pattern: '^[0-9A-HJKMNP-TV-Z]{12}$',
  description: 'Twelve characters without I, L, O and U; unguessable',
});

/** What a receipt proves. A later version may know more kinds. */
export const receiptKind = Type.Union([
  Type.Literal('topup'),
  Type.Literal('voucher'),
  Type.Literal('purchase'),
  Type.Literal('renewal'),
  Type.Literal('fee'),
  Type.Literal('adjustment'),
  Type.Literal('closing'),
  Type.Literal('voucher_sale'),
  Type.Literal('voucher_undone'),
  Type.Literal('refund'),
  Type.Literal('undo'),
  Type.Literal('taken_back'),
  Type.Literal('put_back'),
]);

const units = Type.Object(
  {
    unit: Type.Union([Type.Literal('BYTE'), Type.Literal('SECOND'), Type.Literal('MESSAGE')]),
    amount: Type.Integer(),
    zones: Type.Array(zone),
  },
  closed,
);

const boughtTerm = Type.Object(
  {
    name: words,
    startsAt: instant,
    endsAt: instant,
    units: Type.Array(units),
  },
  closed,
);

const correction = Type.Object(
  {
    way: Type.Union([Type.Literal('give'), Type.Literal('take'), Type.Literal('write_off')]),
    reason: Type.String(),
    expiresAt: orNull(instant),
  },
  closed,
);

const closing = Type.Object(
  {
    ways: Type.Array(
      Type.Object(
        {
          method: orNull(
            Type.String({ description: 'The method it was paid by; null for a bank transfer' }),
          ),
          back: money,
        },
        closed,
      ),
    ),
    lapsed: money,
  },
  closed,
);

export const receipt = Type.Object(
  {
    code: receiptCode,
    kind: receiptKind,
    topup: Type.Union([idOf('top'), Type.Null()], {
      description: 'Null of what is bought from the balance or corrected',
    }),
    reference: Type.Union([Type.String(), Type.Null()], {
      description: 'Six characters to say on the phone; null of what nobody has ordered',
    }),
    number: Type.String({ description: 'Masked: whoever paid may read it, too' }),
    plan: orNull(words),
    issuedAt: instant,
    paid: money,
    fee: money,
    method: Type.Union([Type.String(), Type.Null()], { description: 'Null of what nobody pays' }),
    rate: Type.Union([
      Type.Null(),
      Type.Object({ id: Type.String(), text: Type.String() }, closed),
    ]),
    value: money,
    bonus: money,
    bonusExpiresAt: Type.Union([instant, Type.Null()]),
    promotions: Type.Array(promoted),
    repaid: Type.Union([money, Type.Null()], {
      description: 'What of the value repaid an emergency credit; told to the line’s owner only',
    }),
    balanceBefore: Type.Union([money, Type.Null()]),
    balanceAfter: Type.Union([money, Type.Null()]),
    validUntilBefore: Type.Union([day, Type.Null()]),
    validUntilAfter: Type.Union([day, Type.Null()]),
    providerReference: Type.Union([Type.String(), Type.Null()], {
      description: 'What the money is known by elsewhere; of a voucher its serial number',
    }),
    channel: Type.String(),
    place: Type.Union([Type.String(), Type.Null()], {
      description: 'The shop, hall or machine where it was bought',
    }),
    term: Type.Union([boughtTerm, Type.Null()], {
      description: 'What was bought for a time: of a purchase, a renewal and a fee',
    }),
    correction: Type.Union([correction, Type.Null()], {
      description: 'Of an adjustment: the value was given, taken, or was a debt that is forgiven',
    }),
    closing: Type.Union([closing, Type.Null()], {
      description: 'Of the end of a line: how the value goes back, and what was given and is lost',
    }),
  },
  closed,
);

/** What is looked for; all that is given must fit. */
const wanted = {
  kind: Type.Optional(receiptKind),
  from: Type.Optional(day),
  until: Type.Optional(day),
  text: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description:
        'The beginning of a code or of an order’s number, all of the provider’s reference, or an amount such as 46.50',
    }),
  ),
};

export const listReceipts = route({
  method: appPaths.listReceipts[0],
  path: appPaths.listReceipts[1],
  tag: 'Receipts',
  summary:
    'Receipts of the person signed in or of this device, newest first. Of what is looked for a page may have none while there are earlier ones.',
  access: 'device',
  query: Type.Object({ before: Type.Optional(instant), ...wanted }, closed),
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
  query: Type.Object(wanted, closed),
  answer: Type.String(),
  mediaType: 'text/csv',
});
