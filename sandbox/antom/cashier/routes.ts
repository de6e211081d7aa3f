import { renderSVG } from 'uqr';
import { type Answer, page, Problem, redirect, text } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { antomFaults } from '../faults/fault.ts';
import { passTime } from '../payments/pass-time.ts';
import { isPayable, payPayment, refusePayment } from '../payments/pay-payment.ts';
import type { Payment } from '../payments/payment.ts';
import type { World } from '../world.ts';
import { closedPage, offeredFaults, paidPage, paymentPage } from './page.ts';

/** The payment page. Plain forms: it works without script and on the smallest browser. */
export function cashierRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/cashier/:id.svg', answer: (incoming) => drawCode(world, incoming) },
    { method: 'GET', path: '/cashier/:id', answer: (incoming) => show(world, incoming) },
    { method: 'POST', path: '/cashier/:id/pay', answer: (incoming) => pay(world, incoming) },
    {
      method: 'POST',
      path: '/cashier/:id/refuse',
      answer(incoming) {
        refusePayment(world, requirePayment(world, incoming));
        return backToPage(incoming);
      },
    },
    {
      method: 'POST',
      path: '/cashier/:id/leave',
      answer: (incoming) => redirect(requirePayment(world, incoming).terms.redirectUrl),
    },
  ];
}

function requirePayment(world: World, { params }: Incoming): Payment {
  const payment = world.books.paymentOf(params['id'] ?? '');
  if (payment === undefined || payment.terms.productCode !== 'CASHIER_PAYMENT') {
    throw new Problem(404, 'There is no such payment page.');
  }
  return passTime(world, payment);
}

function show(world: World, incoming: Incoming): Answer {
  const payment = requirePayment(world, incoming);
  const language = languageOf(incoming);
  if (payment.status === 'SUCCESS') return page(200, paidPage(language, payment));
  if (!isPayable(payment)) return page(200, closedPage(language, payment));
  const shopName = world.merchants.find(payment.terms.clientId)?.shopName ?? '';
  return page(200, paymentPage(language, shopName, payment));
}

async function pay(world: World, incoming: Incoming): Promise<Answer> {
  const payment = requirePayment(world, incoming);
  const asked = new URLSearchParams(incoming.body).get('fault') ?? '';
  const offered = offeredFaults.find(([name]) => name === asked);
  if (offered === undefined) throw new Problem(400, `The page does not offer the fault ${asked}.`);
  const [name] = offered;
  // A fault for a payment that can no longer be paid would lie in wait for ever.
  if (name !== '' && isPayable(payment)) {
    const { clientId: appId, paymentRequestId: outTradeNo } = payment.terms;
    const fault = { name, ms: antomFaults[name].ms, deliveries: null };
    world.faults.add({ match: { appId, outTradeNo, method: 'notice.pay' }, fault, count: 1 });
  }
  payPayment(world, payment);
  await world.notifier.deliverEarly();
  return backToPage(incoming);
}

function backToPage(incoming: Incoming): Answer {
  return redirect(`/cashier/${incoming.params['id']}?lang=${languageOf(incoming)}`);
}

function drawCode(world: World, incoming: Incoming): Answer {
  const { id } = requirePayment(world, incoming);
  const svg = renderSVG(`${world.publicAddress()}/cashier/${id}`, { ecc: 'M', border: 4 });
  return text(200, svg, 'image/svg+xml');
}
