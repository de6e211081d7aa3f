import { Refused, type SubCode } from '../protocol/refusal.ts';
import { payTrade } from '../trades/pay-trade.ts';
import { scanCheckout } from '../trades/scan-checkout.ts';
import type { Checkout, Trade } from '../trades/trade.ts';
import type { World } from '../world.ts';
import { type Agreement, dayAfter, isInWindow } from './agreement.ts';

const refusals: Readonly<Record<string, SubCode>> = {
  'charge-balance-not-enough': 'ACQ.BUYER_BALANCE_NOT_ENOUGH',
  'charge-limit-exceeded': 'ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR',
  'charge-needs-verification': 'ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT',
  'charge-risk-reject': 'ACQ.PAYMENT_REQUEST_HAS_RISK',
};

/** What the agreement itself allows, before there is a trade at all. */
export function requireUsable(world: World, appId: string, no: string, amountFen: number) {
  const agreement = world.agreements.findByNo(appId, no);
  if (agreement === undefined) throw new Refused('ACQ.AGREEMENT_NOT_EXIST');
  if (agreement.state !== 'NORMAL') throw new Refused('ACQ.AGREEMENT_STATUS_NOT_NORMAL');
  const { period } = agreement.terms;
  if (period === null || agreement.nextDay === null) return agreement;
  if (!isInWindow(agreement.nextDay, world.clock.now())) {
    throw new Refused('ACQ.CYCLE_PAY_DATE_NOT_MATCH');
  }
  if (amountFen > period.singleFen) throw new Refused('ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED');
  if (period.totalFen !== null && agreement.paidFen + amountFen > period.totalFen) {
    throw new Refused('ACQ.CYCLE_PAY_TOTAL_FEE_EXCEED');
  }
  if (period.payments !== null && agreement.payments >= period.payments) {
    throw new Refused('ACQ.CYCLE_PAY_TOTAL_TIMES_EXCEED');
  }
  return agreement;
}

/** Takes the money at once, unless a fault says otherwise. A no leaves the trade unpaid. */
export function charge(world: World, agreement: Agreement, checkout: Checkout): Trade {
  const trade = scanCheckout(world, checkout);
  if (trade === undefined) throw new Refused('ACQ.TRADE_HAS_CLOSE');
  const { appId, outTradeNo, totalFen } = checkout.terms;
  const [fault] = world.faults.take('charge', { appId, outTradeNo, method: 'alipay.trade.pay' });
  const refusal = refusals[fault?.name ?? ''];
  if (refusal !== undefined) throw new Refused(refusal);
  const { period } = agreement.terms;
  const nextDay =
    period !== null && agreement.nextDay !== null ? dayAfter(period, agreement.nextDay) : null;
  const paidFen = agreement.paidFen + totalFen;
  world.agreements.save({ ...agreement, nextDay, paidFen, payments: agreement.payments + 1 });
  return payTrade(world, trade);
}
