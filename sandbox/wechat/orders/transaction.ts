import { printRfc3339 } from '../protocol/rfc3339.ts';
import { tradeTypeOf } from '../regions.ts';
import { openIdOf } from '../accounts/grants.ts';
import { type Order, partsOf, type Refund } from './order.ts';

const descriptions = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
} as const;

/** An order as queries and notices tell it. Abroad WeChat's own number is called `id`. */
export function transactionOf(order: Order): Record<string, unknown> {
  const { terms, state, transactionId, paidMs } = order;
  const { region } = terms;
  const own = { appid: terms.appId, mchid: terms.mchId, out_trade_no: terms.outTradeNo };
  const paid =
    transactionId === null || paidMs === null
      ? {}
      : {
          [region === 'cn' ? 'transaction_id' : 'id']: transactionId,
          trade_type: tradeTypeOf(terms.kind),
          bank_type: 'OTHERS',
          success_time: printRfc3339(paidMs),
          payer: { openid: terms.openid ?? openIdOf(terms.appId) },
        };
  return {
    ...own,
    attach: terms.attach,
    trade_state: state,
    trade_state_desc: descriptions[state],
    ...paid,
    amount: amountOf(order),
    ...promotionOf(order),
  };
}

/**
 * Coupons that were paid for when they were loaded are the provider's, and others the merchant's.
 */
function promotionOf({ coupon, terms }: Order): Record<string, unknown> {
  if (!coupon) return {};
  const type = coupon.by === 'provider' ? 'CASH' : 'NOCASH';
  const { amount } = coupon;
  const detail = { coupon_id: '109519', name: '立减', scope: 'GLOBAL', type, amount };
  return { promotion_detail: [{ ...detail, currency: terms.currency }] };
}

/** Abroad the buyer pays yuan for a price in another currency, at a rate of WeChat's. */
const rate = { HKD: 0.92, USD: 7.15, SGD: 5.4 } as Readonly<Record<string, number>>;

function amountOf(order: Order): Record<string, unknown> {
  const { terms, paidMs } = order;
  const { total, currency, region } = terms;
  const paid = total - partsOf(order).coupon;
  const amount = { total, currency };
  if (paidMs === null) return amount;
  if (region !== 'global') return { ...amount, payer_total: paid, payer_currency: currency };
  const yuan = rate[currency] ?? 1;
  return {
    ...amount,
    payer_total: Math.round(paid * yuan),
    payer_currency: 'CNY',
    exchange_rate: { type: 'SETTLEMENT_RATE', rate: Math.round(yuan * 1e8) },
  };
}

/** A refund as its own calls tell it. */
export function refundOf(order: Order, refund: Refund): Record<string, unknown> {
  const { terms, transactionId } = order;
  const { amount, coupon } = partsOf(order, refund);
  return {
    [terms.region === 'cn' ? 'refund_id' : 'id']: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: transactionId,
    out_trade_no: terms.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: printRfc3339(refund.createdMs),
    status: refund.status,
    ...(refund.doneMs === null ? {} : { success_time: printRfc3339(refund.doneMs) }),
    amount: {
      total: terms.total,
      refund: refund.amount,
      payer_total: terms.total - partsOf(order).coupon,
      payer_refund: amount - coupon,
      currency: terms.currency,
    },
  };
}
