import type { World } from '../world.ts';
import { payTrade } from './pay-trade.ts';
import { scanCheckout } from './scan-checkout.ts';
import type { Checkout } from './trade.ts';

/** The buyer pays. False if the trade is paid, closed or expired and takes no more money. */
export function payCheckout(world: World, checkout: Checkout): boolean {
  const trade = scanCheckout(world, checkout);
  if (trade?.status !== 'WAIT_BUYER_PAY') return false;
  payTrade(world, trade);
  return true;
}
