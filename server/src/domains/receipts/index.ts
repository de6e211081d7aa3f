export { assignReceiptNumbers } from './assign-receipt-numbers.ts';
export { auditReceipts } from './audit-receipts.ts';
export { exportReceipts, type TableForm } from './export-receipts.ts';
export { type CorrectionToIssue, issueCorrection } from './issue-correction.ts';
export { findReceiptsOfOrder } from './find-receipts-of-order.ts';
export { indexReceiptsByOrder } from './index-receipts-by-order.ts';
export { issueReceipts, type ReceiptToIssue } from './issue-receipts.ts';
export { keepReceiptSubject } from './keep-receipt-subject.ts';
export { listReceipts, type ReceiptPage } from './list-receipts.ts';
export { drawReceipt, type PrintedProof } from './draw-receipt.ts';
export { loadReceiptsAbout } from './load-receipts-about.ts';
export { printReceipt } from './print-receipt.ts';
export type { ReceiptReader } from './receipt-rows.ts';
export { readReceiptByCode } from './read-receipt-by-code.ts';
export { readReceiptsOfTopup } from './read-receipts-of-topup.ts';
export {
  isOfVoucherSale,
  nothingSaid,
  type Promoted,
  type Receipt,
  type ReceiptClosing,
  type ReceiptContent,
  type ReceiptKind,
  receiptKinds,
  type ReceiptNumber,
  receiptNumberText,
  topupOf,
} from './receipt.ts';
export type { WantedReceipts } from './receipt-filter.ts';
export { groupReceiptCode, parseReceiptCode, slotOfCode } from './receipt-code.ts';
export { receiptSettings } from './settings.ts';
