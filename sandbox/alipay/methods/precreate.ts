import { openCheckout } from '../trades/open-checkout.ts';
import type { Method } from './method.ts';
import { readTerms } from './terms.ts';

/** A QR code for the buyer to scan. The documents give it two hours. */
export const precreate: Method = {
  name: 'alipay.trade.precreate',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/trade/precreate' },
  run(world, call) {
    const terms = readTerms(world, call, {
      scene: 'qr',
      productCodes: ['FACE_TO_FACE_PAYMENT', 'QR_CODE_OFFLINE'],
      defaultProductCode: 'FACE_TO_FACE_PAYMENT',
      defaultExpiryMs: 2 * 3_600_000,
    });
    const checkout = openCheckout(world, terms);
    const qrCode = `${world.publicAddress()}/qr/${checkout.id}`;
    return { fields: { out_trade_no: terms.outTradeNo, qr_code: qrCode } };
  },
};
