import { type Currency, slotFor } from '#base';
import { moveBetweenSystem, type Reason } from '#ledger';
import type { Tx } from '#platform/postgres';
import { exchangeDifference } from './exchange.ts';
import { notePosition, positionOf } from './open-position.ts';
import { type Exchanging, lackingOf, type Payout } from './payout.ts';

/**
 * Turns what came for a payout into what was settled: the foreign clearing account goes down by
 * that, and what was gained or lost against the average cost of the money is an exchange
 * difference. What rates do not explain stays with the provider, and is returned.
 */
export async function exchangePayout(
  tx: Tx,
  payout: Payout,
  settled: { readonly amount: bigint; readonly currency: Currency },
  exchanging: Exchanging,
): Promise<bigint> {
  const { id: cause, connector, cameAmount, cameCurrency: unit, cameAt: effectiveAt } = payout;
  const { amount, currency: foreign } = settled;
  const lacking = lackingOf(exchanging, amount, cameAmount);
  const came = cameAmount - lacking;
  const reason: Reason = { code: 'payout', cause, effectiveAt };
  const slot = slotFor(connector);
  const clearing = `clearing:${connector}` as const;
  const home = `fx:${unit}` as const;
  const position = await positionOf(tx, foreign, unit);
  const out = { unit: foreign, amount };
  moveBetweenSystem(tx, slot, `fx:${foreign}`, clearing, out, reason);
  moveBetweenSystem(tx, slot, clearing, home, { unit, amount: came }, reason);
  const difference = exchangeDifference(position, amount, came);
  notePosition(tx, foreign, unit, {
    takenMinor: position.takenMinor - amount,
    givenMinor: position.givenMinor + difference - came,
  });
  if (difference === 0n) return lacking;
  const [debited, credited] =
    difference > 0n
      ? ([home, 'exchange_difference'] as const)
      : (['exchange_difference', home] as const);
  const moved = { unit, amount: difference > 0n ? difference : -difference };
  moveBetweenSystem(tx, slot, debited, credited, moved, { ...reason, code: 'exchange' });
  return lacking;
}
