/** What staff see of payments: a part of the door. */
export { type ExplainedPayment, explainPayment } from './explain-payment.ts';
export { listOpenRefunds } from './list-open-refunds.ts';
export { listUnclearPayments } from './list-unclear-payments.ts';
export { listPayments } from './list-payments.ts';
export { readPayments, type StaffPayments } from './read-payments.ts';
