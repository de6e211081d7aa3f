/**
 * What WeChat's refusals mean for us. Each list is closed: what stands in none of them, such as
 * SYSTEM_ERROR or FREQUENCY_LIMITED, may or may not have taken effect, and is asked again under the
 * same number.
 */

/** No order has this number. Spelt in two ways, as one meets the newer pages or the older. */
export const orderNotFound: ReadonlySet<string> = new Set([
  'ORDER_NOT_EXIST',
  'ORDERNOTEXIST',
  'RESOURCE_NOT_EXISTS',
]);

/** No such contract is in force: it was never signed, or has ended. */
export const contractNotFound: ReadonlySet<string> = new Set([
  'CONTRACT_NOT_EXIST',
  'CONTRACT_NOT_EXISTED',
  'RESOURCE_NOT_EXISTS',
]);

/**
 * The order is not where the call wants it: paid, closed, or placed with other words before. A
 * query says where it is.
 */
export const orderHasMoved: ReadonlySet<string> = new Set([
  'ORDERPAID',
  'ORDER_PAID',
  'ORDER_CLOSED',
  'ORDERCLOSED',
  'ORDER_REVERSED',
  'OUT_TRADE_NO_USED',
  'INVALID_REQUEST',
  'TRADE_STATE_ERROR',
]);

/** An order that is refused like this is refused however often it is sent: it is the same. */
export const orderNeverAccepted: ReadonlySet<string> = new Set([
  'PARAM_ERROR',
  'NO_AUTH',
  'RULE_LIMIT',
  'APPID_MCHID_NOT_MATCH',
  'MCHID_NOT_EXIST',
  'MCH_NOT_EXISTS',
  'OPENID_MISMATCH',
]);

/**
 * WeChat will not give this money back. A balance that is too low (NOT_ENOUGH) is not among them:
 * somebody can fill it, and the refund is then sent again under its number.
 */
export const refundNeverAccepted: ReadonlySet<string> = new Set([
  'INVALID_REQUEST',
  'PARAM_ERROR',
  'USER_ACCOUNT_ABNORMAL',
]);
