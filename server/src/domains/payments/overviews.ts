export { findPayment } from './find-payment.ts';
export { listPayments, type PaymentsWanted } from './list-payments.ts';
export { listRefundsNotMade } from './list-refunds-not-made.ts';
export { listUnclear, type UnclearAttempt } from './list-unclear.ts';
export { type PaymentsOverview, readPaymentsOverview } from './read-payments-overview.ts';
export { type PaymentTroubles, readPaymentTroubles } from './read-payment-troubles.ts';
