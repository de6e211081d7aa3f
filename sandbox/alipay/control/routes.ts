import { json, Problem } from '../../kit/answers.ts';
import { faultRoutes } from '../../kit/faults/fault-routes.ts';
import { parseObject, readOptionalNumber, refuseUnknown } from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { unsign } from '../agreements/sign.ts';
import { parseMerchant } from '../merchants.ts';
import { payCheckout } from '../trades/pay-checkout.ts';
import { refuseCheckout } from '../trades/refuse-checkout.ts';
import { scanCheckout } from '../trades/scan-checkout.ts';
import type { Checkout } from '../trades/trade.ts';
import type { World } from '../world.ts';
import { inspectTrade, summarizeTrade } from './inspect-trade.ts';

/** `/sandbox/…`: what no merchant has, for tests and the demo. `address` is this program's own. */
export function controlRoutes(world: World, address: () => string): Route[] {
  return [
    ...merchantRoutes(world, address),
    ...faultRoutes(world.faults),
    ...tradeRoutes(world),
    ...agreementRoutes(world),
    {
      method: 'POST',
      path: '/sandbox/rotate-key',
      answer(incoming) {
        const object = incoming.body === '' ? {} : parseObject(incoming.body);
        refuseUnknown(object, ['graceMs']);
        world.keys.rotate(readOptionalNumber(object, 'graceMs', 0, 1e12) ?? 24 * 3_600_000);
        return json(200, { alipayPublicKey: world.keys.published(), keys: world.keys.list() });
      },
    },
    {
      method: 'GET',
      path: '/sandbox/keys',
      answer: () => json(200, { alipayPublicKey: world.keys.published(), keys: world.keys.list() }),
    },
  ];
}

function merchantRoutes(world: World, address: () => string): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/merchants',
      answer(incoming) {
        const merchant = parseMerchant(parseObject(incoming.body));
        world.merchants.register(merchant);
        return json(201, {
          appId: merchant.appId,
          sellerId: merchant.sellerId,
          alipayPublicKey: world.keys.published(),
          gateway: `${address()}/gateway.do`,
          endpoint: address(),
        });
      },
    },
    {
      method: 'GET',
      path: '/sandbox/merchants',
      answer: () =>
        json(200, {
          merchants: world.merchants.list().map(({ appId, sellerId, shopName }) => ({
            appId,
            sellerId,
            shopName,
          })),
        }),
    },
  ];
}

function agreementRoutes(world: World): Route[] {
  const requireOne = ({ params }: Incoming): Agreement => {
    const found = world.agreements.findByExternalNo(params['externalNo'] ?? '');
    if (found === undefined) throw new Problem(404, 'Nobody has asked for this agreement.');
    return found;
  };
  return [
    {
      method: 'GET',
      path: '/sandbox/agreements',
      answer: () => json(200, { agreements: world.agreements.list() }),
    },
    {
      method: 'POST',
      path: '/sandbox/agreements/:externalNo/stop',
      async answer(incoming) {
        const ended = unsign(world, requireOne(incoming));
        await world.notifier.deliverEarly();
        return json(200, { ...ended });
      },
    },
  ];
}

function tradeRoutes(world: World): Route[] {
  const act = (path: string, action: (world: World, checkout: Checkout) => boolean): Route => ({
    method: 'POST',
    path: `/sandbox/trades/:outTradeNo/${path}`,
    async answer(incoming) {
      const checkout = requireOrder(world, incoming);
      const isDone = action(world, checkout);
      await world.notifier.deliverEarly();
      return json(isDone ? 200 : 409, inspectTrade(world, checkout));
    },
  });
  return [
    {
      method: 'GET',
      path: '/sandbox/trades',
      answer: () => json(200, { trades: [...world.books.trades()].map(summarizeTrade) }),
    },
    {
      method: 'GET',
      path: '/sandbox/trades/:outTradeNo',
      answer: (incoming) => json(200, inspectTrade(world, requireOrder(world, incoming))),
    },
    act('scan', (world, checkout) => scanCheckout(world, checkout)?.status === 'WAIT_BUYER_PAY'),
    act('pay', payCheckout),
    act('refuse', refuseCheckout),
  ];
}

/** Two sellers may use one number; `?sellerId=` then says whose. */
function requireOrder(world: World, incoming: Incoming): Checkout {
  const outTradeNo = incoming.params['outTradeNo'] ?? '';
  const sellers = world.books.sellersOf(outTradeNo);
  const sellerId = incoming.query.get('sellerId') ?? sellers[0];
  if (sellers.length > 1 && !incoming.query.has('sellerId')) {
    throw new Problem(409, `Several sellers use ${outTradeNo}: say ?sellerId=.`);
  }
  const checkout = world.books.checkoutOf(sellerId ?? '', outTradeNo);
  if (checkout === undefined) throw new Problem(404, `No order ${outTradeNo} has come here.`);
  return checkout;
}
