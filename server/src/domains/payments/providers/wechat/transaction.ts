import { isCurrency } from '#base';
import type { Evidence } from '../../evidence.ts';
import { amountIn, type Fields, fieldsOf, timeIn } from '../json/fields.ts';
import type { Merchant } from './settings.ts';

const transactionNumber = /^[\w-]{1,32}$/;

/**
 * What an order's state proves, as a query and a notice tell it. A state that we do not know proves
 * nothing.
 */
export function evidenceOfTransaction(merchant: Merchant, transaction: Fields): Evidence {
  switch (transaction['trade_state']) {
    case 'SUCCESS':
      return captureOf(merchant, transaction);
    // USERPAYING and PAYERROR are of codes held out to a till; the order can still be paid.
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return { says: 'pending' };
    case 'CLOSED':
    case 'REVOKED':
      return { says: 'closed' };
    // Paid, and then refunded in part or whole. Where the payment itself is news to us, somebody
    // has refunded it in WeChat's console: a person has to say what the payer is owed.
    case 'REFUND':
      return { says: 'nothing_certain', reason: 'refunded at WeChat' };
    default:
      return { says: 'nothing_certain', reason: 'a state that is not known' };
  }
}

/**
 * `amount.total` is what was ordered. What the payer paid may be less, coupons of WeChat taken off,
 * and abroad in another currency; neither is our business.
 */
function captureOf(merchant: Merchant, transaction: Fields): Evidence {
  const { total, currency: named } = fieldsOf(transaction['amount']) ?? {};
  const amount = amountIn(total);
  // In the Mainland the currency may be left out, which means CNY.
  const currency = named ?? (merchant.dialect.isAbroad ? undefined : 'CNY');
  const providerReference = transaction['transaction_id'] ?? transaction['id'];
  const capturedAt = timeIn(transaction['success_time']);
  if (
    amount === undefined ||
    typeof currency !== 'string' ||
    !isCurrency(currency) ||
    typeof providerReference !== 'string' ||
    !transactionNumber.test(providerReference) ||
    capturedAt === undefined
  ) {
    return { says: 'nothing_certain', reason: 'paid, without a readable amount, number and time' };
  }
  const isOurs = isOf(merchant, transaction);
  return { says: 'captured', amount, currency, providerReference, capturedAt, isOurs };
}

export function isOf(merchant: Merchant, { mchid, appid }: Fields): boolean {
  const isOurApp = appid === merchant.appId || (appid && appid === merchant.mobileAppId);
  return mchid === merchant.mchId && Boolean(isOurApp);
}
