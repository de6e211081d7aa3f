/**
 * What the gateway's refusals mean for us. Each list is closed: what stands in none of them, such
 * as 20000 or ACQ.SYSTEM_ERROR, may or may not have taken effect.
 */

/** No trade has this number. A page or a code makes one only when its buyer opens it. */
export const tradeNotFound = 'ACQ.TRADE_NOT_EXIST';

/** The trade has gone on by itself: a query says where it is. */
export const tradeHasMoved: ReadonlySet<string> = new Set([
  'ACQ.TRADE_HAS_SUCCESS',
  'ACQ.TRADE_HAS_CLOSE',
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.TRADE_STATUS_ERROR',
  'ACQ.REASON_TRADE_STATUS_INVALID',
  'ACQ.REASON_ILLEGAL_STATUS',
  'ACQ.CONTEXT_INCONSISTENT',
]);

/**
 * An order that is refused like this never becomes a trade, however often it is sent: it is the
 * same order each time.
 */
export const orderNeverAccepted: ReadonlySet<string> = new Set([
  'ACQ.INVALID_PARAMETER',
  'ACQ.ACCESS_FORBIDDEN',
  'ACQ.EXIST_FORBIDDEN_WORD',
  'ACQ.PARTNER_ERROR',
  'ACQ.TOTAL_FEE_EXCEED',
  'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR',
  'ACQ.BEYOND_PER_RECEIPT_RESTRICTION',
  'ACQ.BEYOND_PAY_RESTRICTION',
  'ACQ.SUBJECT_EXCEED',
]);

/**
 * The same of REST v3, which has only the names. Limits and faults of Alipay's are not among them.
 */
export const restTurnedAway: ReadonlySet<string> = new Set([
  'app-api-punished',
  'forbidden-api',
  'illegal-client-ip',
  'illegal-json',
  'illegal-timestamp',
  'insufficient-isv-permissions',
  'insufficient-user-permissions',
  'invalid-app-id',
  'invalid-app-state',
  'invalid-auth-token',
  'invalid-format',
  'invalid-method',
  'invalid-parameter',
  'invalid-signature',
  'invalid-signature-type',
  'invalid-timestamp',
  'missing-app-id',
  'missing-method',
  'missing-signature',
  'missing-signature-config',
  'missing-signature-key',
  'missing-signature-type',
  'missing-timestamp',
  'no-product-reg-by-partner',
]);

/** The gateway turned the call away before it reached any trade: parameters, rights, signature. */
export const callTurnedAway: ReadonlySet<string> = new Set(['20001', '40001', '40002', '40006']);

/**
 * Alipay will not give this money back. A seller's balance that is too low and a frozen trade are
 * not among them: somebody can mend both, and the refund is then sent again under its number.
 */
export const refundNeverAccepted: ReadonlySet<string> = new Set([
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  'ACQ.REFUND_FEE_ERROR',
  'ACQ.TRADE_NOT_ALLOW_REFUND',
  'ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND',
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.TRADE_HAS_CLOSE',
]);

/** No such agreement is in force: it was never signed, or has ended. */
export const agreementGone: ReadonlySet<string> = new Set([
  'USER_AGREEMENT_NOT_EXIST',
  'ACQ.USER_AGREEMENT_NOT_EXIST',
  // REST's names for it. The second is how Alipay spells it, too.
  'AGREEMENT_NOT_EXIST',
  'AGREEMENT_NOT_EXSIT',
  'AGREEMENT_HAS_UNSIGNED',
]);

/** There is no bill of that day: nothing moved, or it is not made yet. Nobody says which. */
export const billNotFound: ReadonlySet<string> = new Set([
  'isp.bill_not_exist',
  'BILL_NOT_EXIST',
  'NO_BILL_DATA',
]);
