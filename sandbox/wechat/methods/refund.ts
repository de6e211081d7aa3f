import { findOrder } from '../orders/find-order.ts';
import { passTime } from '../orders/pass-time.ts';
import { refundOrder } from '../orders/refund-order.ts';
import { refundOf } from '../orders/transaction.ts';
import { Refused } from '../protocol/refusal.ts';
import { addresses, type Region } from '../regions.ts';
import type { World } from '../world.ts';
import {
  paramError,
  readAmount,
  readMatching,
  readObject,
  readOptionalString,
  refundNumber,
} from './fields.ts';
import type { Call, Method, Outcome } from './method.ts';
import { requireOwnNumber } from './own-number.ts';
import { readNotifyUrl } from './read-terms.ts';

export function refundMethods(region: Region): Method[] {
  const { refunds, refundQuery } = addresses[region];
  return [
    {
      name: 'refund',
      httpMethod: 'POST',
      path: refunds,
      outTradeNoOf: (world, call) => orderNamed(world, call)?.terms.outTradeNo ?? '',
      run: refund,
    },
    {
      name: 'refund-query',
      httpMethod: 'GET',
      path: `${refundQuery}/:outRefundNo`,
      outTradeNoOf: (world, { merchant, params }) =>
        world.books.findByRefund(merchant.mchId, params['outRefundNo'] ?? '')?.terms.outTradeNo ??
        '',
      run: ask,
    },
  ];
}

function orderNamed(world: World, { merchant, body }: Call) {
  const { out_trade_no: outTradeNo, transaction_id: transactionId } = body;
  return findOrder(world, merchant.mchId, {
    outTradeNo: typeof outTradeNo === 'string' ? outTradeNo : undefined,
    transactionId: typeof transactionId === 'string' ? transactionId : undefined,
  });
}

function refund(world: World, call: Call): Outcome {
  const { merchant, body } = call;
  if (merchant.region !== 'cn') {
    if (body['mchid'] !== merchant.mchId) throw paramError('mchid', body['mchid'], '不一致');
    if (!merchant.appIds.includes(String(body['appid']))) {
      throw new Refused('APPID_MCHID_NOT_MATCH');
    }
  }
  const outRefundNo = readMatching(body, 'out_refund_no', refundNumber);
  const given = readObject(body, 'amount');
  const amount = readAmount(given, 'refund');
  const total = readAmount(given, 'total');
  const order = orderNamed(world, call);
  if (order === undefined) throw new Refused('RESOURCE_NOT_EXISTS', '订单不存在');
  if (total !== order.terms.total) throw paramError('amount/total', total, '与原订单金额不一致');
  if (given['currency'] !== order.terms.currency) {
    throw paramError('amount/currency', given['currency'], '与原订单币种不一致');
  }
  const notifyUrl =
    body['notify_url'] === undefined ? merchant.refundNotifyUrl : readNotifyUrl(body, 'notify_url');
  const reason = readOptionalString(body, 'reason', 80) ?? '';
  const done = refundOrder(world, order, { outRefundNo, amount, reason, notifyUrl });
  return { fields: refundOf(done.order, done.refund) };
}

function ask(world: World, call: Call): Outcome {
  if (call.merchant.region !== 'cn') requireOwnNumber(call);
  const { outRefundNo = '' } = call.params;
  const found = world.books.findByRefund(call.merchant.mchId, outRefundNo);
  if (found === undefined) throw new Refused('RESOURCE_NOT_EXISTS', '退款单不存在');
  const order = passTime(world, found);
  const asked = order.refunds.find((one) => one.outRefundNo === outRefundNo);
  if (asked === undefined) throw new Refused('RESOURCE_NOT_EXISTS', '退款单不存在');
  return { fields: refundOf(order, asked) };
}
