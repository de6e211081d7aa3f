import type { World } from '../world.ts';
import { nextChangeMs, type Trade } from './trade.ts';

/** Keeps the trade and has it looked at again when time next changes it. */
export function saveTrade(world: World, trade: Trade): Trade {
  world.books.saveTrade(trade);
  world.timekeeper.watch(trade.tradeNo, nextChangeMs(trade));
  return trade;
}
