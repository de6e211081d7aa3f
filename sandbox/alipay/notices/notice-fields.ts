import { printYuan } from '../../kit/yuan.ts';
import { printBeijing, printBeijingMs } from '../../kit/beijing-time.ts';
import { buyer, paidPartsOf, type Refund, refundedFen, type Trade } from '../trades/trade.ts';

/**
 * The fields of a trade_status_sync notice as the real gateway sends them: some are empty, and
 * values hold `%`, `+`, quotes and Chinese. A receiver that decodes once too often, or signs
 * empty values, fails on every notice here rather than on a rare one in production.
 */
export function noticeFields(trade: Trade, refund: Refund | undefined): Record<string, string> {
  const { terms } = trade;
  return {
    notify_type: 'trade_status_sync',
    app_id: terms.appId,
    auth_app_id: terms.appId,
    charset: 'utf-8',
    version: '1.0',
    sign_type: 'RSA2',
    trade_no: trade.tradeNo,
    out_trade_no: terms.outTradeNo,
    out_biz_no: refund?.outRequestNo ?? '',
    buyer_id: buyer.userId,
    buyer_logon_id: buyer.logonId,
    seller_id: terms.sellerId,
    seller_email: 'sand***@example.com',
    trade_status: trade.status,
    total_amount: printYuan(terms.totalFen),
    subject: terms.subject,
    body: terms.body,
    passback_params: terms.passbackParams,
    gmt_create: printBeijing(trade.createdMs),
    ...(trade.paidMs === null ? {} : paymentFields(trade, trade.paidMs)),
    ...(refund === undefined ? {} : refundFields(trade, refund)),
    ...(trade.closedMs === null ? {} : { gmt_close: printBeijing(trade.closedMs) }),
  };
}

function paymentFields(trade: Trade, paidMs: number): Record<string, string> {
  const { receivedFen, buyerFen } = paidPartsOf(trade);
  const amount = printYuan(buyerFen);
  const voucher = { name: '沙盒 100% + 0 元立减', type: 'ALIPAY_DISCOUNT_VOUCHER', amount: '0.00' };
  return {
    gmt_payment: printBeijing(paidMs),
    receipt_amount: printYuan(receivedFen),
    buyer_pay_amount: amount,
    invoice_amount: amount,
    point_amount: '0.00',
    fund_bill_list: JSON.stringify([{ amount, fundChannel: 'ALIPAYACCOUNT' }]),
    voucher_detail_list: JSON.stringify([voucher]),
  };
}

/** refund_fee is the sum of all refunds of the trade so far, not of this one. */
function refundFields(trade: Trade, refund: Refund): Record<string, string> {
  return {
    refund_fee: printYuan(refundedFen(trade)),
    send_back_fee: printYuan(refund.amountFen),
    gmt_refund: printBeijingMs(refund.doneMs ?? refund.requestedMs),
  };
}
