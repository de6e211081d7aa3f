import { Refused } from '../protocol/refusal.ts';
import { closeTrade } from '../trades/close-trade.ts';
import { requireTrade } from '../trades/find-trade.ts';
import { readNaming } from './biz-content.ts';
import type { Method } from './method.ts';

/**
 * Closes a trade that waits for its buyer. While nobody has opened the page or the code there is
 * no trade to close: the answer is ACQ.TRADE_NOT_EXIST and the page can still be paid.
 */
export const close: Method = {
  name: 'alipay.trade.close',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/close' },
  run(world, call) {
    const trade = requireTrade(world, readNaming(call));
    if (trade.status === 'TRADE_SUCCESS') throw new Refused('ACQ.TRADE_STATUS_ERROR');
    if (trade.status === 'TRADE_CLOSED' && trade.paidMs === null) {
      throw new Refused('ACQ.TRADE_HAS_CLOSE');
    }
    if (trade.status !== 'WAIT_BUYER_PAY') throw new Refused('ACQ.REASON_TRADE_STATUS_INVALID');
    const closed = closeTrade(world, trade, 'alipay.trade.close');
    return { fields: { trade_no: closed.tradeNo, out_trade_no: closed.terms.outTradeNo } };
  },
};
