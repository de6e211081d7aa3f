import { type Answer, json, Problem } from '../../kit/answers.ts';
import {
  parseObject,
  readOptionalNumber,
  readOptionalText,
  refuseUnknown,
} from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { closeDispute, isOpen } from '../disputes/close-dispute.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import { detach } from '../methods/payment-methods.ts';
import { isCardName } from '../payments/cards.ts';
import { passTime } from '../payments/pass-time.ts';
import { answerBank, takeCard } from '../payments/pay-session.ts';
import type { PaymentMethod } from '../records.ts';
import type { World } from '../world.ts';
import { inspect, summarize, type Trade, tradeOf } from './inspect.ts';

/** What payers, their banks and the passing of time do. False: it is too late for that. */
type Act = (world: World, trade: Trade, object: Record<string, unknown>) => boolean;

const acts: Readonly<Record<string, Act>> = {
  pay,
  // A card that is refused leaves the page open for another.
  refuse(world, trade) {
    pay(world, trade, { card: 'pm_card_chargeDeclined' });
    return false;
  },
  authenticate: (world, trade) => hearBank(world, trade, true),
  'fail-authentication': (world, trade) => hearBank(world, trade, false),
  dispute(world, trade, object) {
    const charge = trade.charges.find(({ status, dispute }) => {
      return status === 'succeeded' && dispute === null;
    });
    if (charge === undefined) return false;
    const dueMs = readOptionalNumber(object, 'dueMs', 0, 1e12);
    openDispute(world, charge, {
      reason: readOptionalText(object, 'reason', 64) ?? 'fraudulent',
      ...(dueMs === undefined ? {} : { dueMs }),
    });
    return true;
  },
  'dispute-won': (world, trade) => decide(world, trade, 'won'),
  'dispute-lost': (world, trade) => decide(world, trade, 'lost'),
  'detach-card'(world, trade) {
    const kept = keptCards(world, trade).filter(({ isDetached }) => !isDetached);
    for (const method of kept) detach(world, method);
    return kept.length > 0;
  },
  // What its bank says to the card from now on.
  'change-card'(world, trade, object) {
    const card = readOptionalText(object, 'card', 64) ?? 'pm_card_visa';
    if (!isCardName(card)) throw new Problem(400, `There is no card ${card}.`);
    const kept = keptCards(world, trade);
    for (const method of kept) world.books.paymentMethods.put(method.id, { ...method, card });
    return kept.length > 0;
  },
};

/** Those that were charged, and those that were left on a page of this number. */
function keptCards({ books }: World, { charges, sessions }: Trade): PaymentMethod[] {
  const setups = sessions.map(({ setupIntent }) => books.setupIntents.get(setupIntent ?? ''));
  const ids = [
    ...charges.map(({ paymentMethod }) => paymentMethod),
    ...setups.map((setup) => setup?.paymentMethod ?? ''),
  ];
  return [...new Set(ids)].flatMap((id) => books.paymentMethods.get(id) ?? []);
}

export function tradeRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/trades',
      answer: () => json(200, { trades: allTrades(world).map(summarize) }),
    },
    {
      method: 'GET',
      path: '/sandbox/trades/:outTradeNo',
      answer: (incoming) => json(200, inspect(world, requireTrade(world, incoming))),
    },
    {
      method: 'POST',
      path: '/sandbox/trades/:outTradeNo/:act',
      answer: (incoming) => perform(world, incoming),
    },
  ];
}

async function perform(world: World, incoming: Incoming): Promise<Answer> {
  const name = incoming.params['act'] ?? '';
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new Problem(404, `Known acts: ${Object.keys(acts).join(', ')}.`);
  const object = incoming.body === '' ? {} : parseObject(incoming.body);
  refuseUnknown(object, ['card', 'reason', 'dueMs']);
  const isDone = act(world, requireTrade(world, incoming), object);
  await world.notifier.deliverEarly();
  return json(isDone ? 200 : 409, inspect(world, requireTrade(world, incoming)));
}

function pay(world: World, trade: Trade, object: Record<string, unknown>): boolean {
  const card = readOptionalText(object, 'card', 64) ?? 'pm_card_visa';
  if (!isCardName(card)) throw new Problem(400, `There is no card ${card}.`);
  const open = trade.sessions.find(({ status }) => status === 'open');
  return open !== undefined && takeCard(world, open, card).status === 'complete';
}

function hearBank(world: World, trade: Trade, isApproved: boolean): boolean {
  const open = trade.sessions.find(({ status }) => status === 'open');
  if (open === undefined) return false;
  return answerBank(world, open, isApproved).status === (isApproved ? 'complete' : 'open');
}

function decide(world: World, trade: Trade, how: 'won' | 'lost'): boolean {
  const disputes = trade.charges.flatMap(({ dispute }) => {
    return world.books.disputes.get(dispute ?? '') ?? [];
  });
  const open = disputes.find(isOpen);
  if (open === undefined) return false;
  closeDispute(world, open, how);
  return true;
}

function allTrades(world: World): Trade[] {
  const numbers = [...world.books.sessions.values()].map((one) => one.clientReferenceId ?? '');
  return [...new Set(numbers)].flatMap((number) => tradeOf(world, number) ?? []);
}

function requireTrade(world: World, { params }: Incoming): Trade {
  const number = params['outTradeNo'] ?? '';
  for (const session of tradeOf(world, number)?.sessions ?? []) passTime(world, session);
  const trade = tradeOf(world, number);
  if (trade === undefined) throw new Problem(404, `Nothing named ${number} has come here.`);
  return trade;
}
