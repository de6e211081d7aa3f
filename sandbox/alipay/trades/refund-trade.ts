import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import { saveTrade } from './save-trade.ts';
import { type Refund, refundableFen, refundedFen, type Trade } from './trade.ts';

interface Request {
  outRequestNo: string;
  amountFen: number;
  reason: string;
}

interface Refunded {
  trade: Trade;
  refund: Refund;
  /** False on a repeat of a number that was refunded before, and while a refund is pending. */
  hasMovedMoney: boolean;
}

/**
 * Refunds a part or all of a paid trade. `outRequestNo` is the idempotency key: the same number
 * and amount moves money once, another amount is refused, and a refund that failed may be asked
 * for again under its number.
 */
export function refundTrade(world: World, trade: Trade, request: Request): Refunded {
  const earlier = trade.refunds.find((refund) => refund.outRequestNo === request.outRequestNo);
  if (earlier !== undefined && earlier.amountFen !== request.amountFen) {
    throw new Refused('ACQ.DISCORDANT_REPEAT_REQUEST');
  }
  if (earlier !== undefined && earlier.state !== 'failed') {
    return { trade, refund: earlier, hasMovedMoney: false };
  }
  refuseUnrefundable(trade, request.amountFen);
  const refund = newRefund(world, trade, request);
  const others = trade.refunds.filter((candidate) => candidate !== earlier);
  const asked = saveTrade(world, { ...trade, refunds: [...others, refund] });
  if (refund.state === 'pending') return { trade: asked, refund, hasMovedMoney: false };
  return { trade: tellRefund(world, asked, refund), refund, hasMovedMoney: true };
}

/** A pending refund comes to its end. A failed one leaves no trace that a merchant can see. */
export function settleRefund(world: World, trade: Trade, refund: Refund): Trade {
  const { settles } = refund;
  if (settles === null) return trade;
  const doneMs = settles.as === 'done' ? settles.atMs : null;
  const settled: Refund = { ...refund, state: settles.as, doneMs, settles: null };
  const refunds = trade.refunds.map((candidate) => (candidate === refund ? settled : candidate));
  const saved = saveTrade(world, { ...trade, refunds });
  return settled.state === 'done' ? tellRefund(world, saved, settled) : saved;
}

function refuseUnrefundable(trade: Trade, amountFen: number): void {
  if (trade.status === 'WAIT_BUYER_PAY') throw new Refused('ACQ.TRADE_STATUS_ERROR');
  if (trade.status === 'TRADE_FINISHED') throw new Refused('ACQ.TRADE_HAS_FINISHED');
  if (trade.status === 'TRADE_CLOSED') throw new Refused('ACQ.TRADE_HAS_CLOSE');
  if (amountFen > refundableFen(trade)) throw new Refused('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
}

function newRefund(world: World, trade: Trade, request: Request): Refund {
  const { appId, outTradeNo } = trade.terms;
  const method = 'alipay.trade.refund';
  const [fault] = world.faults.take('refund', { appId, outTradeNo, method });
  const requestedMs = world.clock.now();
  if (fault === undefined) {
    return { ...request, state: 'done', requestedMs, doneMs: requestedMs, settles: null };
  }
  const as = fault.name === 'refund-pending-then-success' ? 'done' : 'failed';
  const settles = { atMs: requestedMs + fault.ms, as } as const;
  return { ...request, state: 'pending', requestedMs, doneMs: null, settles };
}

/** A trade that has given back everything is closed, and the notice says so. */
function tellRefund(world: World, trade: Trade, refund: Refund): Trade {
  const isAll = refundedFen(trade) === trade.terms.totalFen;
  const told = isAll
    ? saveTrade(world, { ...trade, status: 'TRADE_CLOSED', closedMs: refund.doneMs })
    : trade;
  world.notifier.tell(told, 'refund', refund);
  return told;
}
