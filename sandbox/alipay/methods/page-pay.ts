import { openCheckout } from '../trades/open-checkout.ts';
import type { Method } from './method.ts';
import { readTerms } from './terms.ts';

const fifteenDaysMs = 15 * 24 * 3_600_000;

/** The payment page for a desktop browser. */
export const pagePay: Method = {
  name: 'alipay.trade.page.pay',
  kind: 'page',
  run(world, call) {
    const productCodes = ['FAST_INSTANT_TRADE_PAY'];
    const scene = { scene: 'page', productCodes, defaultExpiryMs: fifteenDaysMs } as const;
    return { checkoutId: openCheckout(world, readTerms(world, call, scene)).id };
  },
};

/** The payment page for a phone's browser. */
export const wapPay: Method = {
  name: 'alipay.trade.wap.pay',
  kind: 'page',
  run(world, call) {
    const productCodes = ['QUICK_WAP_WAY'];
    const scene = { scene: 'wap', productCodes, defaultExpiryMs: fifteenDaysMs } as const;
    return { checkoutId: openCheckout(world, readTerms(world, call, scene)).id };
  },
};
