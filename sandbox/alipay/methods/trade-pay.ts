import { printBeijing } from '../../kit/beijing-time.ts';
import { isRecord } from '../../kit/fields.ts';
import { printYuan } from '../../kit/yuan.ts';
import { charge, requireUsable } from '../agreements/charge.ts';
import { findTrade } from '../trades/find-trade.ts';
import { openCheckout } from '../trades/open-checkout.ts';
import { buyer, type Trade } from '../trades/trade.ts';
import { invalid } from './biz-content.ts';
import type { Method } from './method.ts';
import { readTerms } from './terms.ts';

const halfHourMs = 30 * 60_000;

/** A payment without the buyer, by their agreement. Asked again it is the same trade. */
export const tradePay: Method = {
  name: 'alipay.trade.pay',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/pay' },
  run(world, call) {
    const productCodes = ['CYCLE_PAY_AUTH', 'GENERAL_WITHHOLDING'];
    const scene = { scene: 'agreement', productCodes, defaultExpiryMs: halfHourMs } as const;
    const terms = readTerms(world, call, scene);
    const { agreement_params: given } = call.biz;
    const no = isRecord(given) ? given['agreement_no'] : undefined;
    if (typeof no !== 'string' || no === '') throw invalid('agreement_params.agreement_no');
    const paid = findTrade(world, terms);
    const isSame = paid !== undefined && paid.paidMs !== null && isSameOrder(paid, terms.totalFen);
    if (isSame) return { fields: paidFields(paid) };
    const agreement = requireUsable(world, terms.appId, no, terms.totalFen);
    if (agreement.terms.product !== terms.productCode) {
      throw invalid('product_code is not the agreement\u2019s');
    }
    return { fields: paidFields(charge(world, agreement, openCheckout(world, terms))) };
  },
};

function isSameOrder({ terms }: Trade, totalFen: number): boolean {
  return terms.totalFen === totalFen;
}

function paidFields({ tradeNo, terms, paidMs }: Trade): Record<string, unknown> {
  const total = printYuan(terms.totalFen);
  return {
    trade_no: tradeNo,
    out_trade_no: terms.outTradeNo,
    buyer_logon_id: buyer.logonId,
    buyer_user_id: buyer.userId,
    total_amount: total,
    receipt_amount: total,
    gmt_payment: printBeijing(paidMs ?? 0),
    fund_bill_list: [{ amount: total, fund_channel: 'ALIPAYACCOUNT' }],
  };
}
