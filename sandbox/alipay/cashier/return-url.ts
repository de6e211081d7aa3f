import { printYuan } from '../../kit/yuan.ts';
import { printBeijing } from '../../kit/beijing-time.ts';
import { outsideNotice, signedText } from '../protocol/signing.ts';
import type { Trade } from '../trades/trade.ts';
import type { World } from '../world.ts';

/**
 * Where the browser goes after payment: the merchant's return_url with signed parameters. It has
 * no trade_status, as at the real gateway: that a browser came back proves nothing.
 */
export function signedReturnUrl(world: World, trade: Trade, returnUrl: string): string {
  const { appId, sellerId, outTradeNo, totalFen, scene } = trade.terms;
  const params = {
    charset: 'utf-8',
    out_trade_no: outTradeNo,
    method: `alipay.trade.${scene}.pay.return`,
    total_amount: printYuan(totalFen),
    trade_no: trade.tradeNo,
    auth_app_id: appId,
    version: '1.0',
    app_id: appId,
    sign_type: 'RSA2',
    seller_id: sellerId,
    timestamp: printBeijing(world.clock.now()),
  };
  const sign = world.keys.sign(signedText(params, outsideNotice));
  const url = new URL(returnUrl);
  for (const [name, value] of Object.entries({ ...params, sign })) {
    url.searchParams.append(name, value);
  }
  return url.href;
}

/** Where a buyer goes who has not paid: an address without any claim about the trade. */
export function plainReturnUrl(terms: Trade['terms']): string | null {
  return terms.quitUrl ?? terms.returnUrl;
}
