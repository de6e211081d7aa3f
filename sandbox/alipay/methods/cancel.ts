import { Refused } from '../protocol/refusal.ts';
import { closeTrade } from '../trades/close-trade.ts';
import { findTrade } from '../trades/find-trade.ts';
import { refundTrade } from '../trades/refund-trade.ts';
import { refundableFen, type Trade } from '../trades/trade.ts';
import type { World } from '../world.ts';
import { readNaming } from './biz-content.ts';
import type { Method } from './method.ts';

/**
 * Undoes a trade whatever became of it: closes an unpaid one, refunds a paid one in full. For a
 * number without a trade it succeeds too, without `action`, and its page can no longer be paid.
 */
export const cancel: Method = {
  name: 'alipay.trade.cancel',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/cancel' },
  run(world, call) {
    const naming = readNaming(call);
    const trade = findTrade(world, naming);
    if (trade !== undefined) {
      const action = undo(world, trade);
      const { outTradeNo } = trade.terms;
      const names = { trade_no: trade.tradeNo, out_trade_no: outTradeNo };
      return { fields: { ...names, retry_flag: 'N', action } };
    }
    const checkout = world.books.checkoutOf(naming.sellerId, naming.outTradeNo ?? '');
    if (checkout !== undefined) world.books.saveCheckout({ ...checkout, isVoid: true });
    return { fields: { out_trade_no: naming.outTradeNo, retry_flag: 'N' } };
  },
};

function undo(world: World, trade: Trade): 'close' | 'refund' {
  if (trade.status === 'TRADE_FINISHED') throw new Refused('ACQ.TRADE_HAS_FINISHED');
  if (trade.status === 'WAIT_BUYER_PAY') closeTrade(world, trade, 'alipay.trade.cancel');
  if (trade.status === 'TRADE_SUCCESS' && refundableFen(trade) > 0) {
    const outRequestNo = `cancel_${trade.terms.outTradeNo}`;
    refundTrade(world, trade, { outRequestNo, amountFen: refundableFen(trade), reason: '撤销' });
  }
  return trade.paidMs === null ? 'close' : 'refund';
}
