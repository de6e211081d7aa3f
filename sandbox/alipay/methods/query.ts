import { printYuan } from '../../kit/yuan.ts';
import { printBeijing } from '../../kit/beijing-time.ts';
import { Refused } from '../protocol/refusal.ts';
import { findTrade } from '../trades/find-trade.ts';
import { buyer, paidPartsOf, type Trade } from '../trades/trade.ts';
import { readNaming } from './biz-content.ts';
import type { Method } from './method.ts';

export const query: Method = {
  name: 'alipay.trade.query',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/query' },
  run(world, call) {
    const naming = readNaming(call);
    const trade = findTrade(world, naming);
    if (trade === undefined) {
      // The real answer to an unknown number carries amounts, all zero; they mean nothing.
      const echo = { out_trade_no: naming.outTradeNo, ...amountFields(0, 0) };
      throw new Refused('ACQ.TRADE_NOT_EXIST', '', echo);
    }
    return { fields: tradeFields(trade) };
  },
};

function tradeFields(trade: Trade): Record<string, unknown> {
  const { receivedFen, buyerFen } = paidPartsOf(trade);
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.terms.outTradeNo,
    buyer_logon_id: buyer.logonId,
    buyer_user_id: buyer.userId,
    buyer_user_type: 'PRIVATE',
    trade_status: trade.status,
    total_amount: printYuan(trade.terms.totalFen),
    ...(trade.paidMs === null ? amountFields(0, 0) : amountFields(receivedFen, buyerFen)),
    ...(trade.paidMs === null ? {} : paymentFields(printYuan(buyerFen), trade.paidMs)),
  };
}

function amountFields(receivedFen: number, buyerFen: number): Record<string, string> {
  return {
    buyer_pay_amount: printYuan(buyerFen),
    receipt_amount: printYuan(receivedFen),
    invoice_amount: printYuan(buyerFen),
    point_amount: '0.00',
  };
}

function paymentFields(total: string, paidMs: number): Record<string, unknown> {
  return {
    send_pay_date: printBeijing(paidMs),
    fund_bill_list: [{ amount: total, fund_channel: 'ALIPAYACCOUNT' }],
  };
}
