import { renderSVG } from 'uqr';
import { type Answer, page, Problem, redirect, text } from '../../kit/answers.ts';
import { type Language, languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { alipayFaults } from '../faults/fault.ts';
import { payCheckout } from '../trades/pay-checkout.ts';
import { refuseCheckout } from '../trades/refuse-checkout.ts';
import { scanCheckout } from '../trades/scan-checkout.ts';
import type { Checkout } from '../trades/trade.ts';
import type { World } from '../world.ts';
import { closedPage, leftPage, offeredFaults, paidPage, paymentPage } from './page.ts';
import { plainReturnUrl, signedReturnUrl } from './return-url.ts';

/** The payment page. Plain forms: it works without script and on the smallest browser. */
export function cashierRoutes(world: World): Route[] {
  const show = (incoming: Incoming): Answer =>
    showCheckout(world, requireCheckout(world, incoming), languageOf(incoming));
  return [
    { method: 'GET', path: '/qr/:id.svg', answer: (incoming) => drawQr(world, incoming) },
    { method: 'GET', path: '/qr/:id', answer: show },
    { method: 'GET', path: '/cashier/:id', answer: show },
    { method: 'POST', path: '/cashier/:id/pay', answer: (incoming) => pay(world, incoming) },
    {
      method: 'POST',
      path: '/cashier/:id/refuse',
      answer(incoming) {
        const checkout = requireCheckout(world, incoming);
        refuseCheckout(world, checkout);
        return backToPage(checkout, incoming);
      },
    },
    {
      method: 'POST',
      path: '/cashier/:id/leave',
      answer(incoming) {
        const url = plainReturnUrl(requireCheckout(world, incoming).terms);
        return url === null ? page(200, leftPage(languageOf(incoming))) : redirect(url);
      },
    },
  ];
}

function requireCheckout(world: World, incoming: Incoming): Checkout {
  const checkout = world.books.findCheckout(incoming.params['id'] ?? '');
  if (checkout === undefined) throw new Problem(404, 'There is no such payment page.');
  return checkout;
}

/** Opening the page is the buyer's scan: from here on the trade exists. */
function showCheckout(world: World, checkout: Checkout, language: Language): Answer {
  const { terms } = checkout;
  const trade = scanCheckout(world, checkout);
  if (trade === undefined || trade.status === 'TRADE_CLOSED') {
    return page(200, closedPage(language, plainReturnUrl(terms)));
  }
  if (trade.status === 'WAIT_BUYER_PAY') {
    const shopName = world.merchants.find(terms.appId)?.shopName ?? '';
    return page(200, paymentPage(language, shopName, checkout));
  }
  const { returnUrl } = terms;
  const back = returnUrl === null ? null : signedReturnUrl(world, trade, returnUrl);
  return page(200, paidPage(language, terms.totalFen, back));
}

async function pay(world: World, incoming: Incoming): Promise<Answer> {
  const checkout = requireCheckout(world, incoming);
  const asked = new URLSearchParams(incoming.body).get('fault') ?? '';
  const offered = offeredFaults.find(([name]) => name === asked);
  if (offered === undefined) throw new Problem(400, `The page does not offer the fault ${asked}.`);
  const [name] = offered;
  // A fault for a trade that can no longer be paid would lie in wait for ever.
  const isPayable = scanCheckout(world, checkout)?.status === 'WAIT_BUYER_PAY';
  if (name !== '' && isPayable) {
    const { appId, outTradeNo } = checkout.terms;
    const fault = { name, ms: alipayFaults[name].ms, deliveries: null };
    world.faults.add({ match: { appId, outTradeNo, method: 'notice.pay' }, fault, count: 1 });
  }
  payCheckout(world, checkout);
  await world.notifier.deliverEarly();
  return backToPage(checkout, incoming);
}

function backToPage(checkout: Checkout, incoming: Incoming): Answer {
  return redirect(`/cashier/${checkout.id}?lang=${languageOf(incoming)}`);
}

/** Drawing the code is not scanning it. */
function drawQr(world: World, incoming: Incoming): Answer {
  const { id } = requireCheckout(world, incoming);
  const svg = renderSVG(`${world.publicAddress()}/qr/${id}`, { ecc: 'M', border: 4 });
  return text(200, svg, 'image/svg+xml');
}
