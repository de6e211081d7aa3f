/** Texts of vouchers, in English. */
export const enVouchers = {
  'voucher.text':
    'The code has 16 digits. It is on the slip from the shop, or under the silver strip of the card.',
  'voucher.code': 'Code of the voucher',
  'voucher.codeHint': 'A mistyped digit is told at once and does not count as a try.',
  'voucher.left': '{count} digits to go',
  'voucher.redeem': 'Top up this number',
  'voucher.unsure': 'No answer has come yet. Press again: the same voucher is never used twice.',
  'voucher.check': 'Check a voucher without using it',
  'voucher.serial': 'Serial number',
  'voucher.serialHint': '14 digits, printed openly beside the code',
  'voucher.serialWrong': 'A serial number has 14 digits',
  'voucher.doCheck': 'Check',
  'voucher.value': 'Value',
  'voucher.state': 'State',
  'voucher.validUntil': 'Valid until',
  'voucher.usedOn': 'Used',
  'voucher.is.unsold': 'Not sold yet: its code is worth nothing',
  'voucher.is.sold': 'Good',
  'voucher.is.redeemed': 'Used',
  'voucher.is.expired': 'Expired',
  'voucher.is.blocked': 'Stopped: please ask us',
  'voucher.againText': 'Without a network: dial {code}, or text the digits to {hotline}.',
} as const;

export type VoucherWords = Readonly<Record<keyof typeof enVouchers, string>>;
