import type { Clock } from '../../kit/clock.ts';
import { nextChangeMs, type Trade } from './trade.ts';

/** Wakes a trade when the one clock reaches the next moment at which time changes it. */
export interface Timekeeper {
  watch(trade: Trade): void;
}

export function openTimekeeper(clock: Clock, wake: (tradeNo: string) => void): Timekeeper {
  const alarms = new Map<string, () => void>();
  return {
    watch(trade) {
      alarms.get(trade.tradeNo)?.();
      alarms.delete(trade.tradeNo);
      const dueMs = nextChangeMs(trade);
      if (dueMs === null) return;
      alarms.set(
        trade.tradeNo,
        clock.at(dueMs, () => wake(trade.tradeNo)),
      );
    },
  };
}
