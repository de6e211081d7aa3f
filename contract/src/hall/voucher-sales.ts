import { Type } from 'typebox';
import { voucherWanted } from '../agent/vouchers.ts';
import { answered } from '../answered.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, language, money, orNull } from '../shapes.ts';
import { voucherSlip } from '../voucher-slip.ts';
import { hallPaths } from './paths.ts';
import { tender } from './sales.ts';

const voucherSaleId = idOf('vsl');

const saleFields = {
  id: voucherSaleId,
  till: Type.String(),
  serial: Type.String({ description: 'By which people speak of it; no secret' }),
  value: money,
  tender,
  soldAt: instant,
  undoneAt: orNull(instant),
};

/** A voucher's sale in a list. */
export const listedHallVoucher = Type.Object(saleFields, closed);

/** A voucher's sale with what its slip says. */
const hallVoucher = Type.Object(
  {
    ...saleFields,
    place: Type.String({ description: 'The till as the hall calls it' }),
    ...voucherSlip,
  },
  closed,
);

export const sellHallVoucher = route({
  method: hallPaths.sellHallVoucher[0],
  path: hallPaths.sellHallVoucher[1],
  tag: 'Vouchers',
  summary:
    'Sell a voucher for cash or by card: drawer and what its holder is owed in one commit. The same key gets the same voucher, with its code.',
  access: 'staff',
  isKeyed: true,
  body: Type.Object({ what: voucherWanted, tender }, closed),
  answer: hallVoucher,
  status: 201,
});

export const answerHallVoucher = route({
  method: hallPaths.answerHallVoucher[0],
  path: hallPaths.answerHallVoucher[1],
  tag: 'Vouchers',
  summary:
    'What became of a voucher’s sale whose answer was lost. One that is not there is closed by this: no late copy of it sells anything.',
  access: 'staff',
  isKeyed: true,
  body: Type.Object({ what: voucherWanted }, closed),
  answer: answered(hallVoucher, {}),
});

const params = Type.Object({ serial: Type.String({ pattern: '^[0-9]{14}$' }) }, closed);

export const readHallVoucher = route({
  method: hallPaths.readHallVoucher[0],
  path: hallPaths.readHallVoucher[1],
  tag: 'Vouchers',
  summary:
    'A voucher’s sale of any till by its serial number, to print its slip again; without its code.',
  access: 'staff',
  params,
  answer: hallVoucher,
});

export const printHallVoucher = route({
  method: hallPaths.printHallVoucher[0],
  path: hallPaths.printHallVoucher[1],
  tag: 'Vouchers',
  summary:
    'The newest receipt of a voucher’s sale as a file, with its proof in it and in a QR code: of the sale or, where it was taken back, of that.',
  access: 'staff',
  params,
  query: Type.Object({ language: Type.Optional(language) }, closed),
  answer: Type.String(),
  mediaType: 'application/pdf',
});

export const undoHallVoucher = route({
  method: hallPaths.undoHallVoucher[0],
  path: hallPaths.undoHallVoucher[1],
  tag: 'Vouchers',
  summary:
    'Take a voucher’s sale back, as another person than who sold it, while nobody has redeemed it. It is never sold again.',
  access: 'staff',
  params: Type.Object({ sale: voucherSaleId }, closed),
  answer: hallVoucher,
});
