export { findPayment } from './find-payment.ts';
export { listPayments, type PaymentsWanted } from './list-payments.ts';
export { type PaymentsOverview, readPaymentsOverview } from './read-payments-overview.ts';
export { type PaymentTroubles, readPaymentTroubles } from './read-payment-troubles.ts';
