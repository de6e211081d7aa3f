import { type Answer, page, Problem, redirect } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { stripeFaults } from '../faults/fault.ts';
import { passTime } from '../payments/pass-time.ts';
import { answerBank, takeCard } from '../payments/pay-session.ts';
import type { Session } from '../records.ts';
import type { World } from '../world.ts';
import {
  authenticationPage,
  donePage,
  endPage,
  offeredCards,
  offeredFaults,
  paymentPage,
  type Place,
} from './page.ts';

/** Hosted pages. Plain forms: they work without script and on the smallest browser. */
export function checkoutRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/c/pay/:id', answer: (incoming) => show(world, incoming) },
    { method: 'POST', path: '/c/pay/:id', answer: (incoming) => pay(world, incoming) },
    { method: 'POST', path: '/c/leave/:id', answer: (incoming) => leave(world, incoming) },
    {
      method: 'POST',
      path: '/c/bank/:id/:answer',
      answer: (incoming) => hearBank(world, incoming),
    },
  ];
}

function requireSession(world: World, { params }: Incoming): Session {
  const session = world.books.sessions.get(params['id'] ?? '');
  if (session === undefined) throw new Problem(404, 'There is no such payment page.');
  return passTime(world, session);
}

function placeOf(world: World, incoming: Incoming, { account }: Session): Place {
  const shopName = world.accounts.find(account)?.shopName ?? '';
  return { language: languageOf(incoming), shopName };
}

function show(world: World, incoming: Incoming): Answer {
  const session = requireSession(world, incoming);
  const place = placeOf(world, incoming, session);
  if (session.status === 'complete') return page(200, donePage(place, session));
  if (session.status === 'expired') return page(200, endPage(place, session, 'closed'));
  return page(
    200,
    isAtBank(world, session) ? authenticationPage(place, session) : paymentPage(place, session),
  );
}

function isAtBank(world: World, { paymentIntent, setupIntent }: Session): boolean {
  const { paymentIntents, setupIntents } = world.books;
  const intent = paymentIntents.get(paymentIntent ?? '') ?? setupIntents.get(setupIntent ?? '');
  return intent?.status === 'requires_action';
}

async function pay(world: World, incoming: Incoming): Promise<Answer> {
  const session = requireSession(world, incoming);
  const asked = new URLSearchParams(incoming.body);
  const card = offeredCards.find(([name]) => name === (asked.get('card') ?? 'pm_card_visa'));
  if (card === undefined) throw new Problem(400, 'The page does not offer this card.');
  const fault = offeredFaults.find(([name]) => name === (asked.get('fault') ?? ''));
  if (fault === undefined) throw new Problem(400, 'The page does not offer this fault.');
  if (session.status === 'open' && !isAtBank(world, session)) {
    breakNotice(world, session, fault[0]);
    takeCard(world, session, card[0]);
  }
  return goOn(world, incoming);
}

function breakNotice(world: World, session: Session, name: (typeof offeredFaults)[number][0]) {
  if (name === '') return;
  const match = {
    appId: session.account,
    outTradeNo: session.clientReferenceId ?? '',
    method: 'notice.pay',
  };
  const fault = { name, ms: stripeFaults[name].ms, deliveries: null };
  world.faults.add({ match, fault, count: 1 });
}

async function hearBank(world: World, incoming: Incoming): Promise<Answer> {
  const session = requireSession(world, incoming);
  const isApproved = incoming.params['answer'] === 'approve';
  if (session.status === 'open') answerBank(world, session, isApproved);
  return goOn(world, incoming);
}

async function goOn(world: World, incoming: Incoming): Promise<Answer> {
  await world.notifier.deliverEarly();
  return redirect(`/c/pay/${incoming.params['id']}?lang=${languageOf(incoming)}`);
}

function leave(world: World, incoming: Incoming): Answer {
  const session = requireSession(world, incoming);
  if (session.cancelUrl !== null) return redirect(session.cancelUrl);
  return page(200, endPage(placeOf(world, incoming, session), session, 'left'));
}
