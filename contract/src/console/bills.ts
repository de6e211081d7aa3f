import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, orNull } from '../shapes.ts';
import { consolePaths } from './paths.ts';
import { dayParams } from './reconciliation.ts';

export const readBillFile = route({
  method: consolePaths.readBillFile[0],
  path: consolePaths.readBillFile[1],
  tag: 'Reconciliation',
  summary: 'The file of a bill or bank statement, byte for byte as it came. Who took it is noted.',
  access: 'staff',
  params: Type.Object({ bill: idOf('bil') }, closed),
  answer: Type.String(),
  mediaType: 'application/octet-stream',
});

/** Told while a bill is brought in, and at the end what came of it. */
const told = Type.Union([
  Type.Object(
    {
      is: Type.Literal('progress'),
      step: Type.Union([
        Type.Literal('keeping', { description: 'Bytes' }),
        Type.Literal('reading', { description: 'Rows' }),
        Type.Literal('matching', { description: 'Parts of the day' }),
      ]),
      done: Type.Integer(),
      of: orNull(Type.Integer()),
    },
    closed,
  ),
  Type.Object(
    {
      is: Type.Literal('done'),
      isNew: Type.Boolean({
        description: 'False for bytes that count already, and for those that wait',
      }),
      unresolved: Type.Integer({ description: 'Breaks of the day that wait for somebody' }),
      waitsForSecond: Type.Boolean({
        description: 'It changes nothing until somebody else brings the same file',
      }),
    },
    closed,
  ),
  Type.Object({ is: Type.Literal('refused'), code: Type.String(), detail: Type.String() }, closed),
]);

export const importBill = route({
  method: consolePaths.importBill[0],
  path: consolePaths.importBill[1],
  tag: 'Reconciliation',
  summary:
    'Bring in the file of a day, as `lowu reconcile --file` does; it counts once two people have ' +
    'brought the same bytes. How it goes is told as server-sent events; what is refused at once ' +
    'is refused as everywhere.',
  access: 'staff',
  params: dayParams,
  largestBodyBytes: 28_000_000,
  body: Type.Object(
    {
      content: Type.String({
        minLength: 4,
        maxLength: 27_000_000,
        description: 'The bytes in base64; 20 MB of them. What is larger goes by the command',
      }),
    },
    closed,
  ),
  answer: told,
  isStream: true,
});

export const fetchBill = route({
  method: consolePaths.fetchBill[0],
  path: consolePaths.fetchBill[1],
  tag: 'Reconciliation',
  summary: 'Ask the provider for the bill of a day now, and bring it in, told in the same way.',
  access: 'staff',
  params: dayParams,
  answer: told,
  isStream: true,
});
