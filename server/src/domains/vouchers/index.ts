export { auditVouchers } from './audit-vouchers.ts';
export * from './batch.ts';
export { blockVouchers } from './block-vouchers.ts';
export { readCode, shownCode } from './code.ts';
export { type CheckedVoucher, checkVoucher } from './check-voucher.ts';
export { decideActivation } from './decide-activation.ts';
export { expireVouchers } from './expire-vouchers.ts';
export { forgetPrintFile } from './forget-print-file.ts';
export { listBatches } from './list-batches.ts';
export { makeBatch, type WantedBatch } from './make-batch.ts';
export { proposeActivation, type Range } from './propose-activation.ts';
export { readBatch } from './read-batch.ts';
export { readPrintFile } from './read-print-file.ts';
export { readVoucher } from './read-voucher.ts';
export { redeemVoucher, type WantedRedemption } from './redeem-voucher.ts';
export { readSerial, type Serial, serialText } from './serial.ts';
export { voucherSettings } from './settings.ts';
export {
  codeOfLocked,
  endOf,
  lockForSale,
  lockSerial,
  type LockedVoucher,
  requireSlip,
  returnLocked,
  sellLocked,
  undoneWhy,
  voucherUndoBefore,
  type WantedVoucher,
} from './stock.ts';
export * from './sale-papers.ts';
export { sweepGuesses } from './sweep-guesses.ts';
export { unblockVouchers } from './unblock-vouchers.ts';
export { causeOf, type VoucherLife, type VoucherState } from './voucher.ts';
export { voucherSaleSentences } from './voucher-sale-sentences.ts';
export { voucherSentences } from './voucher-sentences.ts';
