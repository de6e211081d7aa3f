import { renderSVG } from 'uqr';
import { type Answer, page, Problem, redirect, text } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { isWebAddress } from '../../kit/web-address.ts';
import { wechatFaults } from '../faults/fault.ts';
import type { Order } from '../orders/order.ts';
import { passTime } from '../orders/pass-time.ts';
import { isPayable, payOrder } from '../orders/pay-order.ts';
import type { World } from '../world.ts';
import { openFromWallet } from './bridge.ts';
import { endPage, offeredFaults, paidPage, paymentPage, type Place, queryOf } from './page.ts';

/** Payment pages. Plain forms: they work without script and on the smallest browser. */
export function cashierRoutes(world: World): Route[] {
  const show = (incoming: Incoming): Answer => showPage(world, incoming);
  return [
    { method: 'GET', path: '/native/:id.svg', answer: (incoming) => drawCode(world, incoming) },
    { method: 'GET', path: '/native/:id', answer: show },
    { method: 'GET', path: '/h5/:id', answer: show },
    { method: 'GET', path: '/wallet/:id', answer: show },
    { method: 'GET', path: '/bridge', answer: (incoming) => openFromWallet(world, incoming) },
    { method: 'POST', path: '/pay/:id', answer: (incoming) => pay(world, incoming) },
    { method: 'POST', path: '/leave/:id', answer: (incoming) => leave(world, incoming) },
  ];
}

function requireOrder(world: World, { params }: Incoming): Order {
  const order = world.books.findByPage(params['id'] ?? '');
  if (order === undefined) throw new Problem(404, 'There is no such payment page.');
  return passTime(world, order);
}

function placeOf(world: World, incoming: Incoming, order: Order): Place {
  const given = incoming.query.get('redirect_url') ?? '';
  return {
    language: languageOf(incoming),
    pageId: incoming.params['id'] ?? '',
    shopName: world.merchants.find(order.terms.mchId)?.shopName ?? '',
    backUrl: isWebAddress(given) ? given : null,
  };
}

function showPage(world: World, incoming: Incoming): Answer {
  const order = requireOrder(world, incoming);
  const place = placeOf(world, incoming, order);
  if (order.paidMs !== null) return page(200, paidPage(place, order.terms));
  if (!isPayable(world, order)) return page(200, endPage(place, 'closed'));
  const isStale = order.pages.some(
    ({ id, untilMs }) => id === place.pageId && untilMs <= world.clock.now(),
  );
  return page(200, isStale ? endPage(place, 'stale') : paymentPage(place, order.terms));
}

async function pay(world: World, incoming: Incoming): Promise<Answer> {
  const order = requireOrder(world, incoming);
  const asked = new URLSearchParams(incoming.body).get('fault') ?? '';
  const offered = offeredFaults.find(([name]) => name === asked);
  if (offered === undefined) throw new Problem(400, `The page does not offer the fault ${asked}.`);
  const [name] = offered;
  // A fault for an order that can no longer be paid would lie in wait for ever.
  if (name !== '' && isPayable(world, order)) {
    const { appId, outTradeNo } = order.terms;
    const deliveries = name === 'notice-probe-signature' ? 1 : null;
    const fault = { name, ms: wechatFaults[name].ms, deliveries };
    world.faults.add({ match: { appId, outTradeNo, method: 'notice.pay' }, fault, count: 1 });
  }
  payOrder(world, order);
  await world.notifier.deliverEarly();
  const place = placeOf(world, incoming, order);
  return redirect(`/wallet/${place.pageId}${queryOf(place)}`);
}

function leave(world: World, incoming: Incoming): Answer {
  const place = placeOf(world, incoming, requireOrder(world, incoming));
  return place.backUrl === null ? page(200, endPage(place, 'left')) : redirect(place.backUrl);
}

/** Drawing the code is not scanning it. */
function drawCode(world: World, incoming: Incoming): Answer {
  requireOrder(world, incoming);
  const content = `${world.publicAddress()}/native/${incoming.params['id']}`;
  return text(200, renderSVG(content, { ecc: 'M', border: 4 }), 'image/svg+xml');
}
