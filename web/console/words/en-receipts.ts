import type { WordsOf } from '../../language/index.ts';

/** What the page about receipts says. */
export const enReceipts = {
  'title.receipts': 'Receipts',
  'nav.receipts': 'Receipts',
  'none.receipts': 'No receipt is like that',
  'receipts.number': 'Phone number',
  'receipts.numberWrong': 'This is no phone number',
  'receipts.text': 'Code, order or amount',
  'receipts.textHint':
    'A whole code or number of an order finds its receipts of 24 months. Anything else is looked for in the last 31 days, where no number or days are given.',
  'receipts.kind': 'Kind',
  'receipts.all': 'All kinds',
  'receipts.from': 'From',
  'receipts.until': 'Until',
  'receipts.look': 'Look',
  'receipts.csv': 'Save as table (CSV)',
  'receipts.json': 'Save as data (JSON)',
  'receipts.where': 'Where',
  'receipts.of.topup': 'Top-up',
  'receipts.of.voucher': 'Voucher',
  'receipts.of.purchase': 'Purchase',
  'receipts.of.renewal': 'Renewal',
  'receipts.of.fee': 'Fee',
  'receipts.of.adjustment': 'Adjustment',
  'receipts.of.closing': 'Closing',
  'receipts.of.voucher_sale': 'Voucher sold',
  'receipts.of.voucher_undone': 'Voucher given back',
  'receipts.of.refund': 'Refund',
  'receipts.of.undo': 'Taken back',
  'receipts.of.taken_back': 'Taken off the line',
  'receipts.of.put_back': 'Put back',
} as const;

export type ReceiptWords = WordsOf<typeof enReceipts>;
