import type { Currency } from '#base';
import { loadRateAt } from '#fx';
import type { Tx } from '#platform/postgres';
import { positionOf } from './open-position.ts';
import { type Exchanging, type Payout, worthBy } from './payout.ts';
import { reconciliationSettings } from './settings.ts';

/**
 * How money of a foreign currency became ours by the day of a payout: by the rate that was recorded
 * for it, and without one by what the money taken had cost on average.
 */
export async function loadExchanging(
  tx: Tx,
  { cameAt, cameCurrency: home }: Payout,
  foreign: Currency,
): Promise<Exchanging> {
  const toleranceBasisPoints = BigInt(tx.settings.get(reconciliationSettings.exchangeTolerance));
  const rate = await loadRateAt(tx, { from: home, to: foreign }, cameAt);
  if (rate) return { worthOf: worthBy(rate), toleranceBasisPoints };
  const { takenMinor, givenMinor } = await positionOf(tx, foreign, home);
  const worthOf = (minor: bigint): bigint =>
    takenMinor > 0n ? (minor * givenMinor) / takenMinor : minor;
  return { worthOf, toleranceBasisPoints };
}
