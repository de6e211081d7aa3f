import { dayMs, hourMs, type InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import type { DayCount } from './rating/day-count.ts';
import { chargingSettings } from './settings.ts';

/** No report falls into a day before yesterday. */
const countsKeptMs = 2 * dayMs;

/**
 * Until when a session that is over is kept: for what its network sends again, and for the counts
 * that it may have for its line.
 */
export function keptUntil(tx: Tx, counts: readonly DayCount[]): InstantMs {
  const forNetworkMs = tx.settings.get(chargingSettings.keptHours) * hourMs;
  return tx.nowMs + Math.max(forNetworkMs, counts.length > 0 ? countsKeptMs : 0);
}
