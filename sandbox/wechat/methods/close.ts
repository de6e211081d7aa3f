import { closeOrder } from '../orders/close-order.ts';
import { findOrder } from '../orders/find-order.ts';
import { Refused } from '../protocol/refusal.ts';
import { addresses, type Region } from '../regions.ts';
import { paramError, readString } from './fields.ts';
import { type Method, namedNumber } from './method.ts';

/**
 * Closes an order and answers 204. So it does for a number that it has never seen, which can then
 * not be ordered under any more (seen at the real gateway in 2026).
 */
export function closeMethods(region: Region): Method[] {
  return [
    {
      name: 'close',
      httpMethod: 'POST',
      path: `${addresses[region].transactions}/out-trade-no/:outTradeNo/close`,
      outTradeNoOf: namedNumber,
      run(world, { merchant, body, params }) {
        const mchId = readString(body, 'mchid', 32);
        if (mchId !== merchant.mchId) throw paramError('mchid', mchId, '与签名商户号不一致');
        const { outTradeNo = '' } = params;
        const order = findOrder(world, mchId, { outTradeNo });
        if (order === undefined) world.books.void(mchId, outTradeNo);
        else if (order.state === 'NOTPAY') closeOrder(world, order);
        else if (order.state !== 'CLOSED') throw new Refused('ORDERPAID');
        return 'nothing';
      },
    },
  ];
}
