/** What staff see of payments: a part of the door. */
export { type ExplainedPayment, explainPayment } from './explain-payment.ts';
export { listChargebacks } from './list-chargebacks.ts';
export { listDecidedChargebacks } from './list-decided-chargebacks.ts';
export { listOpenRefunds } from './list-open-refunds.ts';
export { listRefundsProposed } from './list-refunds-proposed.ts';
export { listUnclearPayments } from './list-unclear-payments.ts';
export { listPayments } from './list-payments.ts';
export type { ProposedRefund } from './proposed-refunds.ts';
export { readPayments, type StaffPayments } from './read-payments.ts';
