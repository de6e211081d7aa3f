import { printYuan } from '../../kit/yuan.ts';
import { printBeijing } from '../../kit/beijing-time.ts';
import { requireTrade } from '../trades/find-trade.ts';
import { refundTrade } from '../trades/refund-trade.ts';
import { buyer, refundedFen } from '../trades/trade.ts';
import { invalid, readAmount, readNaming, readNumber, readOptional } from './biz-content.ts';
import type { Call, Method } from './method.ts';

/**
 * Gives back a part or all. `fund_change` is N both on a repeat and while the refund is pending:
 * it never means that the refund failed, and only the refund query tells the two apart.
 */
export const refund: Method = {
  name: 'alipay.trade.refund',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/refund' },
  run(world, call) {
    const found = requireTrade(world, readNaming(call));
    const amountFen = readAmount(call, 'refund_amount');
    const { outTradeNo, totalFen } = found.terms;
    const { trade, refund, hasMovedMoney } = refundTrade(world, found, {
      outRequestNo: readRequestNumber(call) ?? defaultNumber(outTradeNo, amountFen, totalFen),
      amountFen,
      reason: readOptional(call, 'refund_reason', 256) ?? '',
    });
    return {
      fields: {
        trade_no: trade.tradeNo,
        out_trade_no: outTradeNo,
        buyer_logon_id: buyer.logonId,
        buyer_user_id: buyer.userId,
        fund_change: hasMovedMoney ? 'Y' : 'N',
        refund_fee: printYuan(refundedFen(trade)),
        send_back_fee: refund.state === 'done' ? printYuan(refund.amountFen) : '0.00',
        ...(refund.doneMs === null ? {} : { gmt_refund_pay: printBeijing(refund.doneMs) }),
      },
    };
  },
};

function readRequestNumber(call: Call): string | undefined {
  const value = readOptional(call, 'out_request_no', 64);
  return value === undefined ? undefined : readNumber(call, 'out_request_no');
}

/** Without a request number only the whole can be refunded; its number is the trade's own. */
function defaultNumber(outTradeNo: string, amountFen: number, totalFen: number): string {
  if (amountFen === totalFen) return outTradeNo;
  throw invalid('out_request_no is needed for a partial refund');
}
