import { requireOrder } from '../orders/find-order.ts';
import { transactionOf } from '../orders/transaction.ts';
import { addresses, type Region } from '../regions.ts';
import { requireOwnNumber } from './own-number.ts';
import { type Method, namedNumber } from './method.ts';

export function queryMethods(region: Region): Method[] {
  const { transactions } = addresses[region];
  return [
    {
      name: 'query',
      httpMethod: 'GET',
      path: `${transactions}/out-trade-no/:outTradeNo`,
      outTradeNoOf: namedNumber,
      run(world, call) {
        requireOwnNumber(call);
        const { outTradeNo } = call.params;
        return { fields: transactionOf(requireOrder(world, call.merchant.mchId, { outTradeNo })) };
      },
    },
    {
      name: 'query',
      httpMethod: 'GET',
      path: `${transactions}/id/:transactionId`,
      outTradeNoOf: (world, { merchant, params }) =>
        world.books.findByTransaction(merchant.mchId, params['transactionId'] ?? '')?.terms
          .outTradeNo ?? '',
      run(world, call) {
        requireOwnNumber(call);
        const { transactionId } = call.params;
        return {
          fields: transactionOf(requireOrder(world, call.merchant.mchId, { transactionId })),
        };
      },
    },
  ];
}
