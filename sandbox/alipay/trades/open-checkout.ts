import { randomUUID } from 'node:crypto';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import { findTrade } from './find-trade.ts';
import type { Checkout, Terms } from './trade.ts';

/**
 * Makes the page or code at which a buyer can pay. No trade exists until the buyer opens it, so a
 * query in between is refused with ACQ.TRADE_NOT_EXIST. The same number with another amount or
 * subject is refused; asked again with the same terms it may be paid still only once.
 */
export function openCheckout(world: World, terms: Terms): Checkout {
  const { sellerId, outTradeNo } = terms;
  const earlier = world.books.checkoutOf(sellerId, outTradeNo);
  if (earlier !== undefined && !isSameOrder(earlier.terms, terms)) {
    throw new Refused('ACQ.CONTEXT_INCONSISTENT');
  }
  const trade = findTrade(world, { sellerId, outTradeNo });
  if (trade?.status === 'TRADE_CLOSED' || earlier?.isVoid) {
    throw new Refused('ACQ.TRADE_HAS_CLOSE');
  }
  if (trade !== undefined && trade.status !== 'WAIT_BUYER_PAY') {
    throw new Refused('ACQ.TRADE_HAS_SUCCESS');
  }
  const id = randomUUID().replaceAll('-', '');
  const checkout = { id, terms, createdMs: world.clock.now(), isVoid: false };
  world.books.saveCheckout(checkout);
  return checkout;
}

function isSameOrder(earlier: Terms, later: Terms): boolean {
  return earlier.totalFen === later.totalFen && earlier.subject === later.subject;
}
