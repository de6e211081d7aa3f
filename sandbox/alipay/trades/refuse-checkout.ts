import type { World } from '../world.ts';
import { closeTrade } from './close-trade.ts';
import { scanCheckout } from './scan-checkout.ts';
import type { Checkout } from './trade.ts';

/** The buyer refuses, which closes the trade for good. False if there is nothing to refuse. */
export function refuseCheckout(world: World, checkout: Checkout): boolean {
  const trade = scanCheckout(world, checkout);
  if (trade?.status !== 'WAIT_BUYER_PAY') return false;
  closeTrade(world, trade, 'buyer');
  return true;
}
