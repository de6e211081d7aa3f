import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import type { Naming } from './books.ts';
import { passTime } from './pass-time.ts';
import type { Trade } from './trade.ts';

/** The trade as it is now, or undefined while no buyer has opened its payment page. */
export function findTrade(world: World, naming: Naming): Trade | undefined {
  const trade = world.books.findTrade(naming);
  return trade === undefined ? undefined : passTime(world, trade);
}

export function requireTrade(world: World, naming: Naming): Trade {
  const trade = findTrade(world, naming);
  if (trade === undefined) throw new Refused('ACQ.TRADE_NOT_EXIST');
  return trade;
}
