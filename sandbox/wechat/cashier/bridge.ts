import { type Answer, Problem, redirect } from '../../kit/answers.ts';
import type { Incoming } from '../../kit/server.ts';
import type { Merchant } from '../merchants.ts';
import type { Order } from '../orders/order.ts';
import { openPage } from '../orders/place-order.ts';
import { windowMs } from '../protocol/nonces.ts';
import { isSignedBy } from '../protocol/signing.ts';
import type { World } from '../world.ts';

/** An order can be opened for two hours, by its merchant's word only. */
const prepaidMs = 2 * 3_600_000;

interface Invocation {
  appId: string;
  prepayId: string;
  signedText: string;
  signature: string;
  timestamp: string;
}

/**
 * What the wallet does when a page calls `getBrandWCPayRequest`, or an app its library: checks that
 * the merchant has signed the parameters, and shows the payment page.
 */
export function openFromWallet(world: World, incoming: Incoming): Answer {
  const given = invocationOf(incoming.query);
  const order = world.books.findByPrepayId(given.prepayId);
  const merchant = order && world.merchants.find(order.terms.mchId);
  if (order === undefined || merchant === undefined) throw new Problem(400, '支付场景非法');
  refuseInvocation(world, given, order, merchant);
  const back = incoming.query.get('redirect_url');
  const query = back === null ? '' : `?${new URLSearchParams({ redirect_url: back })}`;
  return redirect(`/wallet/${openPage(world, order, prepaidMs)}${query}`);
}

/** A page's parameters and a library's have other names, and sign other texts. */
function invocationOf(query: URLSearchParams): Invocation {
  const get = (name: string): string => query.get(name) ?? '';
  if (query.has('paySign')) {
    const [appId, timestamp, nonce] = [get('appId'), get('timeStamp'), get('nonceStr')];
    const prepaid = get('package');
    if (get('signType') !== 'RSA') throw new Problem(400, 'signType必须是RSA');
    return {
      appId,
      timestamp,
      prepayId: prepaid.replace(/^prepay_id=/, ''),
      signedText: `${appId}\n${timestamp}\n${nonce}\n${prepaid}\n`,
      signature: get('paySign'),
    };
  }
  const [appId, timestamp, nonce] = [get('appid'), get('timestamp'), get('noncestr')];
  const prepayId = get('prepayid');
  if (get('package') !== 'Sign=WXPay') throw new Problem(400, 'package必须是Sign=WXPay');
  return {
    appId,
    timestamp,
    prepayId,
    signedText: `${appId}\n${timestamp}\n${nonce}\n${prepayId}\n`,
    signature: get('sign'),
  };
}

function refuseInvocation(world: World, given: Invocation, order: Order, merchant: Merchant): void {
  const { kind, appId } = order.terms;
  if (kind !== 'JSAPI' && kind !== 'APP') throw new Problem(400, '支付场景非法');
  if (given.appId !== appId) throw new Problem(400, 'appid与下单时不一致');
  if (!isSignedBy(given.signedText, given.signature, merchant.key)) {
    throw new Problem(400, '支付验证签名失败');
  }
  const ageMs = Math.abs(world.clock.now() - Number(given.timestamp) * 1_000);
  if (!(ageMs <= windowMs) || world.clock.now() > order.createdMs + prepaidMs) {
    throw new Problem(400, '支付请求已失效，请重新发起支付');
  }
}
