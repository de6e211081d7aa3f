import { randomBytes } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import type { Order, Terms } from './order.ts';
import { passTime } from './pass-time.ts';
import { saveOrder } from './save-order.ts';

/**
 * Places an order, or finds the one that the same words placed before. Another kind, amount or word
 * under the same number is refused, as it is while the order is paid or closed.
 */
export function placeOrder(world: World, terms: Terms): Order {
  const { mchId, outTradeNo } = terms;
  if (world.books.isVoid(mchId, outTradeNo)) throw new Refused('INVALID_REQUEST', differs);
  const found = world.books.find(mchId, outTradeNo);
  if (found === undefined) return saveOrder(world, newOrder(terms, world.clock.now()));
  const order = passTime(world, found);
  if (order.terms.kind !== terms.kind) throw new Refused('INVALID_REQUEST', '201 商户订单号重复');
  if (order.state === 'CLOSED') throw new Refused('ORDER_CLOSED');
  if (order.state !== 'NOTPAY') throw new Refused('ORDERPAID');
  const names = Object.keys(terms) as (keyof Terms)[];
  if (names.some((name) => order.terms[name] !== terms[name])) {
    throw new Refused('INVALID_REQUEST', differs);
  }
  return order;
}

const differs = '请求重入时，参数与首次请求时不一致，请核实参数';

/** An order without an end of its own can be paid for as long as its page lives. */
const usualExpiryMs = 2 * 3_600_000;

function newOrder(terms: Terms, nowMs: number): Order {
  const stamp = printBeijing(nowMs).replaceAll(/\D/g, '');
  return {
    id: randomBytes(12).toString('hex'),
    terms,
    expiresMs: terms.timeExpire === '' ? nowMs + usualExpiryMs : Date.parse(terms.timeExpire),
    state: 'NOTPAY',
    prepayId: `wx${stamp}${randomBytes(10).toString('hex')}`,
    transactionId: null,
    createdMs: nowMs,
    paidMs: null,
    closedMs: null,
    lateMoneyMs: null,
    pages: [],
    refunds: [],
  };
}

/** A new way to the payment page of an order, good for so long. */
export function openPage(world: World, order: Order, forMs: number): string {
  const id = randomBytes(12).toString('hex');
  const untilMs = world.clock.now() + forMs;
  saveOrder(world, { ...order, pages: [...order.pages, { id, untilMs }] });
  return id;
}
