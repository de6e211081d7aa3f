import { json, Problem } from '../../kit/answers.ts';
import { billErrorRoutes } from '../../kit/bills/bill-error-routes.ts';
import { faultRoutes } from '../../kit/faults/fault-routes.ts';
import { parseObject, readOptionalNumber, readText, refuseUnknown } from '../../kit/fields.ts';
import { showNotice } from '../../kit/notices/notice.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import type { KeyKind } from '../keys/platform-keys.ts';
import { terminate } from '../contracts/sign.ts';
import { parseMerchant } from '../merchants.ts';
import { dealWithRefund } from '../orders/deal-with-refund.ts';
import type { Order } from '../orders/order.ts';
import { passTime } from '../orders/pass-time.ts';
import { payOrder } from '../orders/pay-order.ts';
import type { World } from '../world.ts';
import { inspectOrder, summarizeOrder } from './inspect-order.ts';

/** `/sandbox/…`: what no merchant has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  return [
    ...merchantRoutes(world),
    ...faultRoutes(world.faults),
    ...billErrorRoutes(world.billErrors),
    ...tradeRoutes(world),
    ...keyRoutes(world),
    ...contractRoutes(world),
    {
      method: 'POST',
      path: '/sandbox/grants',
      answer({ body }) {
        const object = parseObject(body);
        refuseUnknown(object, ['appId']);
        return json(201, { code: world.grants.issue(readText(object, 'appId', 32)) });
      },
    },
  ];
}

function merchantRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/merchants',
      answer({ body }) {
        const merchant = parseMerchant(parseObject(body));
        world.merchants.register(merchant);
        const [publicKey] = world.keys.list('public-key').slice(-1);
        const { mchId, region, mode } = merchant;
        return json(201, {
          mchId,
          region,
          mode,
          platformPublicKey: { id: publicKey?.serial, key: publicKey?.publishedPem },
          gateway: world.publicAddress(),
        });
      },
    },
    {
      method: 'GET',
      path: '/sandbox/merchants',
      answer: () =>
        json(200, {
          merchants: world.merchants
            .list()
            .map(({ mchId, region, mode, shopName }) => ({ mchId, region, mode, shopName })),
        }),
    },
  ];
}

function contractRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/contracts',
      answer: () =>
        json(200, {
          contracts: world.contracts.list().map((contract) => ({
            ...contract,
            notices: world.notifier.noticesOf(contract.id).map(showNotice),
          })),
        }),
    },
    {
      method: 'POST',
      path: '/sandbox/contracts/:code/stop',
      async answer({ params }) {
        const found = world.contracts.list().findLast(({ code }) => code === params['code']);
        if (found === undefined) throw new Problem(404, 'Nobody has asked for this contract.');
        const ended = terminate(world, found);
        await world.notifier.deliverEarly();
        return json(200, { ...ended });
      },
    },
  ];
}

function keyRoutes(world: World): Route[] {
  const list = () => [...world.keys.list('public-key'), ...world.keys.list('certificate')];
  return [
    { method: 'GET', path: '/sandbox/keys', answer: () => json(200, { keys: list() }) },
    {
      method: 'POST',
      path: '/sandbox/rotate-key',
      answer({ body }) {
        const object = body === '' ? {} : parseObject(body);
        refuseUnknown(object, ['graceMs', 'kind']);
        const graceMs = readOptionalNumber(object, 'graceMs', 0, 1e12) ?? 24 * 3_600_000;
        const made = world.keys.rotate(kindIn(object['kind']), graceMs);
        return json(200, { id: made.serial, key: made.publishedPem });
      },
    },
  ];
}

function kindIn(value: unknown): KeyKind {
  if (value === undefined || value === 'public-key') return 'public-key';
  if (value === 'certificate') return value;
  throw new Problem(400, 'The field kind must be public-key or certificate.');
}

function tradeRoutes(world: World): Route[] {
  const act = (path: string, action: (order: Order) => boolean): Route => ({
    method: 'POST',
    path: `/sandbox/trades/:outTradeNo/${path}`,
    async answer(incoming) {
      const order = requireOrder(world, incoming);
      const isDone = action(order);
      await world.notifier.deliverEarly();
      return json(isDone ? 200 : 409, inspectOrder(world, requireOrder(world, incoming)));
    },
  });
  return [
    {
      method: 'GET',
      path: '/sandbox/trades',
      answer: () => json(200, { trades: [...world.books.orders()].map(summarizeOrder) }),
    },
    {
      method: 'GET',
      path: '/sandbox/trades/:outTradeNo',
      answer: (incoming) => json(200, inspectOrder(world, requireOrder(world, incoming))),
    },
    act('pay', (order) => payOrder(world, order)),
    // A buyer who says no leaves the order as it was.
    act('refuse', () => false),
    act('deal-with-refund', (order) => dealWithRefund(world, order)),
  ];
}

/** Two merchants may use one number; `?mchId=` then says whose. */
function requireOrder(world: World, { params, query }: Incoming): Order {
  const outTradeNo = params['outTradeNo'] ?? '';
  const merchants = world.books.merchantsOf(outTradeNo);
  if (merchants.length > 1 && !query.has('mchId')) {
    throw new Problem(409, `Several merchants use ${outTradeNo}: say ?mchId=.`);
  }
  const order = world.books.find(query.get('mchId') ?? merchants[0] ?? '', outTradeNo);
  if (order === undefined) throw new Problem(404, `No order ${outTradeNo} has come here.`);
  return passTime(world, order);
}
