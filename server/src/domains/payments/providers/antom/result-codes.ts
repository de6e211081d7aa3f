/**
 * What the gateway's codes mean for us. Each list is closed: what stands in none of them may or may
 * not have taken effect, and is asked about under the same number.
 */

/** No payment has this number. */
export const paymentNotFound = 'ORDER_NOT_EXIST';

/** The payment is not where the call wants it: a query says where it is. */
export const paymentHasMoved: ReadonlySet<string> = new Set([
  'REPEAT_REQ_INCONSISTENT',
  'ORDER_IS_CLOSED',
  'ORDER_IS_CANCELED',
  'ORDER_IS_CANCELLED',
  'ORDER_STATUS_INVALID',
  'CANCEL_WINDOW_EXCEED',
  'USER_CANCELED',
]);

/** Ended unpaid by time, by the payer's no or by us: nothing was wrong with it. */
export const endedUnpaid: ReadonlySet<string> = new Set([
  'ORDER_IS_CLOSED',
  'ORDER_IS_CANCELED',
  'ORDER_IS_CANCELLED',
  'USER_CANCELED',
]);

/** A payment that is refused like this is refused however often it is sent: it is the same. */
export const paymentNeverAccepted: ReadonlySet<string> = new Set([
  'PARAM_ILLEGAL',
  'CURRENCY_NOT_SUPPORT',
  'ACCESS_DENIED',
  'MERCHANT_NOT_REGISTERED',
  'NO_INTERFACE_DEF',
  'PAYMENT_METHOD_NOT_SUPPORTED',
  'PAYMENT_AMOUNT_EXCEED_LIMIT',
  'RISK_REJECT',
]);

/**
 * Antom will not give this money back. A balance that is too low is not among them: somebody can
 * fill it, and the refund is then sent again under its number.
 */
export const refundNeverAccepted: ReadonlySet<string> = new Set([
  'REFUND_AMOUNT_EXCEED',
  'REFUND_WINDOW_EXCEED',
  'MULTIPLE_REFUNDS_NOT_SUPPORTED',
  'PARTIAL_REFUND_NOT_SUPPORTED',
  'REFUND_NOT_SUPPORTED',
]);

/** No refund has this number. */
export const refundNotFound: ReadonlySet<string> = new Set(['ORDER_NOT_EXIST', 'REFUND_NOT_EXIST']);
