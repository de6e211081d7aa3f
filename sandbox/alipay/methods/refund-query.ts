import { printYuan } from '../../kit/yuan.ts';
import { printBeijing } from '../../kit/beijing-time.ts';
import { requireTrade } from '../trades/find-trade.ts';
import { readNaming, readNumber } from './biz-content.ts';
import type { Method } from './method.ts';

/**
 * Succeeds for every trade that exists. Money has moved only if `refund_status` is
 * REFUND_SUCCESS; while it is absent the refund is unknown, pending or failed, and the documents
 * tell merchants to ask for it again under the same number.
 */
export const refundQuery: Method = {
  name: 'alipay.trade.fastpay.refund.query',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/fastpay/refund/query' },
  run(world, call) {
    const trade = requireTrade(world, readNaming(call));
    const outRequestNo = readNumber(call, 'out_request_no');
    const refund = trade.refunds.find((candidate) => candidate.outRequestNo === outRequestNo);
    if (refund === undefined || refund.state === 'failed') return { fields: {} };
    const isDone = refund.state === 'done' && refund.doneMs !== null;
    return {
      fields: {
        trade_no: trade.tradeNo,
        out_trade_no: trade.terms.outTradeNo,
        out_request_no: outRequestNo,
        refund_reason: refund.reason,
        total_amount: printYuan(trade.terms.totalFen),
        refund_amount: printYuan(refund.amountFen),
        ...(isDone ? { refund_status: 'REFUND_SUCCESS' } : {}),
        ...(refund.doneMs === null ? {} : { gmt_refund_pay: printBeijing(refund.doneMs) }),
      },
    };
  },
};
