import { json, Problem } from '../../kit/answers.ts';
import { faultRoutes } from '../../kit/faults/fault-routes.ts';
import { parseObject, readOptionalNumber, refuseUnknown } from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { agree, refuseConsent } from '../authorizations/ask-consent.ts';
import type { Authorization } from '../authorizations/authorization.ts';
import { revokeAuthorization } from '../authorizations/revoke-authorization.ts';
import { judgeDispute } from '../disputes/judge-dispute.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import { parseMerchant } from '../merchants.ts';
import { passTime } from '../payments/pass-time.ts';
import { payPayment, refusePayment } from '../payments/pay-payment.ts';
import type { Payment } from '../payments/payment.ts';
import { reverseRefund } from '../payments/reverse-refund.ts';
import type { World } from '../world.ts';
import { inspectPayment, summarizePayment } from './inspect-payment.ts';

/** `/sandbox/…`: what no merchant has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  return [
    ...merchantRoutes(world),
    ...faultRoutes(world.faults),
    ...tradeRoutes(world),
    ...authorizationRoutes(world),
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
        return json(201, {
          clientId: merchant.clientId,
          antomPublicKey: world.keys.published(),
          gateway: world.publicAddress(),
          reportsUrl: `${world.publicAddress()}/reports/${merchant.clientId}/{day}.csv`,
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
            .map(({ clientId, shopName }) => ({ clientId, shopName })),
        }),
    },
    { method: 'GET', path: '/sandbox/keys', answer: () => json(200, { keys: world.keys.list() }) },
    {
      method: 'POST',
      path: '/sandbox/rotate-key',
      answer({ body }) {
        const object = body === '' ? {} : parseObject(body);
        refuseUnknown(object, ['graceMs']);
        world.keys.rotate(readOptionalNumber(object, 'graceMs', 0, 1e12) ?? 24 * 3_600_000);
        return json(200, { antomPublicKey: world.keys.published() });
      },
    },
  ];
}

function tradeRoutes(world: World): Route[] {
  const act = (path: string, action: (payment: Payment, body: string) => boolean): Route => ({
    method: 'POST',
    path: `/sandbox/trades/:number/${path}`,
    async answer(incoming) {
      const isDone = action(requirePayment(world, incoming), incoming.body);
      await world.notifier.deliverEarly();
      return json(isDone ? 200 : 409, inspectPayment(world, requirePayment(world, incoming)));
    },
  });
  return [
    {
      method: 'GET',
      path: '/sandbox/trades',
      answer: () => json(200, { trades: [...world.books.payments()].map(summarizePayment) }),
    },
    {
      method: 'GET',
      path: '/sandbox/trades/:number',
      answer: (incoming) => json(200, inspectPayment(world, requirePayment(world, incoming))),
    },
    act('pay', (payment) => payPayment(world, payment)),
    act('refuse', (payment) => refusePayment(world, payment)),
    act('reverse-refund', (payment) => reverseRefund(world, payment)),
    act('dispute', (payment, body) => disputes(world, payment, body)),
    act('dispute-won', (payment) => judgeDispute(world, payment, 'won')),
    act('dispute-lost', (payment) => judgeDispute(world, payment, 'lost')),
    act('dispute-cancelled', (payment) => judgeDispute(world, payment, 'cancelled')),
  ];
}

/** Of all of it within the usual time, or as the test says. */
function disputes(world: World, payment: Payment, body: string): boolean {
  const given = body === '' ? {} : parseObject(body);
  refuseUnknown(given, ['amount', 'dueMs']);
  const amount = readOptionalNumber(given, 'amount', 1, 1e12);
  const dueMs = readOptionalNumber(given, 'dueMs', 0, 1e12);
  const wanted = {
    ...(amount === undefined ? {} : { amount }),
    ...(dueMs === undefined ? {} : { dueMs }),
  };
  return openDispute(world, payment, wanted) !== undefined;
}

function requirePayment(world: World, { params }: Incoming): Payment {
  const payment = world.books.findByNumber(params['number'] ?? '');
  if (payment === undefined) throw new Problem(404, `No payment ${params['number']} is here.`);
  return passTime(world, payment);
}

/** Named by the merchant's own word for them, `authState`. */
function authorizationRoutes(world: World): Route[] {
  const act = (path: string, action: (one: Authorization) => Authorization): Route => ({
    method: 'POST',
    path: `/sandbox/authorizations/:authState/${path}`,
    async answer({ params }) {
      const found = world.authorizations.findByState(params['authState'] ?? '');
      if (found === undefined) throw new Problem(404, 'No such authorization is here.');
      const after = action(found);
      await world.notifier.deliverEarly();
      return json(after === found ? 409 : 200, after);
    },
  });
  return [
    {
      method: 'GET',
      path: '/sandbox/authorizations',
      answer: () => json(200, { authorizations: world.authorizations.list() }),
    },
    act('agree', (one) => agree(world, one)),
    act('refuse', (one) => refuseConsent(world, one)),
    act('stop', (one) => revokeAuthorization(world, one)),
  ];
}
