import { Type } from 'typebox';
import { receiptCode } from '../app/receipts.ts';
import { answered } from '../answered.ts';
import { route } from '../route.ts';
import { voucherSlip } from '../voucher-slip.ts';
import { closed, idOf, instant, language, money, orNull, salesCursor } from '../shapes.ts';
import { agentPaths } from './paths.ts';
import { fix, login, pin } from './session.ts';

const voucherSaleId = idOf('vsl');

const saleFields = {
  id: voucherSaleId,
  serial: Type.String({ description: 'By which people speak of it; no secret' }),
  value: money,
  commission: money,
  floatAfter: money,
  till: Type.Integer(),
  soldAt: instant,
  undoneAt: orNull(instant),
};

/** A voucher's sale with what its slip says. */
const voucherSale = Type.Object(
  {
    ...saleFields,
    shop: Type.String(),
    ...voucherSlip,
  },
  closed,
);

/** A voucher of a value, or a card from the shelf by the serial number on it. */
export const voucherWanted = Type.Union([
  Type.Object({ valueMinor: Type.Integer({ minimum: 1, maximum: 100_000_000 }) }, closed),
  Type.Object({ serial: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
]);

export const sellVoucher = route({
  method: agentPaths.sellVoucher[0],
  path: agentPaths.sellVoucher[1],
  tag: 'Vouchers',
  summary:
    'Sell a voucher: float and what its holder is owed in one commit. The same key gets the same voucher, with its code.',
  access: 'operator',
  isKeyed: true,
  body: Type.Object({ what: voucherWanted, pin, fix: Type.Optional(fix) }, closed),
  answer: voucherSale,
  status: 201,
});

export const answerVoucherSale = route({
  method: agentPaths.answerVoucherSale[0],
  path: agentPaths.answerVoucherSale[1],
  tag: 'Vouchers',
  summary:
    'What became of a voucher’s sale whose answer was lost. One that is not there is closed by this: no late copy of it sells anything.',
  access: 'operator',
  isKeyed: true,
  body: Type.Object({ what: voucherWanted }, closed),
  answer: answered(voucherSale, { float: money }),
});

export const listVoucherSales = route({
  method: agentPaths.listVoucherSales[0],
  path: agentPaths.listVoucherSales[1],
  tag: 'Vouchers',
  summary: 'The newest vouchers that the shop has sold, without their codes.',
  access: 'operator',
  query: Type.Object({ cursor: Type.Optional(salesCursor) }, closed),
  answer: Type.Object(
    {
      sales: Type.Array(Type.Object(saleFields, closed)),
      cursor: orNull(Type.String({ description: 'Of the next page; null behind the last' })),
      float: money,
    },
    closed,
  ),
});

const params = Type.Object({ sale: voucherSaleId }, closed);

export const readVoucherSale = route({
  method: agentPaths.readVoucherSale[0],
  path: agentPaths.readVoucherSale[1],
  tag: 'Vouchers',
  summary: 'A voucher’s sale of the shop, to print its receipt again; without its code.',
  access: 'operator',
  params,
  answer: voucherSale,
});

export const undoVoucherSale = route({
  method: agentPaths.undoVoucherSale[0],
  path: agentPaths.undoVoucherSale[1],
  tag: 'Vouchers',
  summary:
    'Take a voucher’s sale back, by a supervisor, while nobody has redeemed it. It is never sold again.',
  access: 'operator',
  params,
  body: Type.Object(
    {
      login,
      pin,
      code: Type.Optional(
        Type.String({ maxLength: 40, description: 'On the slip that came back; a card has none' }),
      ),
    },
    closed,
  ),
  answer: voucherSale,
});

export const printTillReceipt = route({
  method: agentPaths.printTillReceipt[0],
  path: agentPaths.printTillReceipt[1],
  tag: 'Receipts',
  summary: 'A receipt that the shop holds as a file, with its proof in it and in a QR code.',
  access: 'operator',
  params: Type.Object({ code: receiptCode }, closed),
  query: Type.Object({ language: Type.Optional(language) }, closed),
  answer: Type.String(),
  mediaType: 'application/pdf',
});
