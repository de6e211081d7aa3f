export { applyBill, type BilledPayment } from './apply-bill.ts';
export { type AcceptedMismatch, acceptMismatch } from './accept-mismatch.ts';
export { applyWaitingNotices, noticeApplier } from './apply-notices.ts';
export { askDuePayments, askPayment, askSoon } from './ask-payments.ts';
export { type BankAccount, fetchBankReport, listBankAccounts } from './banks.ts';
export { cancelPayment } from './cancel-payment.ts';
export * from './connectors.ts';
export { dismissMismatch } from './dismiss-mismatch.ts';
export { type ExaminedConnector, examineConnectors } from './examine-connectors.ts';
export * from './facts.ts';
export { fetchBill } from './fetch-bill.ts';
export { type BilledConnector, listBilledConnectors } from './list-billed-connectors.ts';
export { type CreditCandidate, listCreditCandidates } from './list-credit-candidates.ts';
export type { Mismatch } from './mismatch.ts';
export type { StoredNotice } from './notice.ts';
export { openPayment } from './open-payment.ts';
export { isAwaited } from './is-awaited.ts';
export { openRefund } from './open-refund.ts';
export type { Attempt, AttemptId, AttemptState, PaymentId, Scene } from './payment.ts';
export type {
  Acknowledgement,
  BillAnswer,
  Capabilities,
  Payer,
  RawNotice,
} from './providers/provider.ts';
export { readMismatch } from './read-mismatch.ts';
export { readAttempts, readRefunds } from './read-payment.ts';
export { type PaymentTroubles, readPaymentTroubles } from './read-payment-troubles.ts';
export { attemptIn, referenceOf, refundIn } from './providers/fps-qr/reference.ts';
export { receiveNotice } from './receive-notice.ts';
export { resealConnectors } from './reseal-connectors.ts';
export type { Refund, RefundId } from './refund.ts';
export { sendDueRefunds } from './send-refunds.ts';
export { settleTransfer } from './settle-transfer.ts';
export { type ShownPage, startPayment } from './start-payment.ts';
export { type CreditOutcome, takeCredit } from './take-credit.ts';
