import { type Currency, slotFor } from '#base';
import { moveBetweenSystem, type Reason } from '#ledger';
import type { Tx } from '#platform/postgres';
import { notePosition, positionOf } from './open-position.ts';
import type { Payout } from './payout.ts';

/**
 * A payout that was exchanged has gone back: what it settled is owed in its own currency again, and
 * is in the position for what it came for. What was gained or lost then stays so, and is held
 * against what comes the next time.
 */
export async function exchangeBack(
  tx: Tx,
  back: Payout & { readonly amount: bigint; readonly currency: Currency },
): Promise<void> {
  const { id: cause, connector, cameAmount, cameCurrency: unit, cameAt: effectiveAt } = back;
  const reason: Reason = { code: 'payout_back', cause, effectiveAt };
  const slot = slotFor(connector);
  const clearing = `clearing:${connector}` as const;
  const foreign = back.currency;
  const position = await positionOf(tx, foreign, unit);
  const amount = -back.amount;
  const came = back.lacking - cameAmount;
  moveBetweenSystem(tx, slot, clearing, `fx:${foreign}`, { unit: foreign, amount }, reason);
  moveBetweenSystem(tx, slot, `fx:${unit}`, clearing, { unit, amount: came }, reason);
  notePosition(tx, foreign, unit, {
    takenMinor: position.takenMinor + amount,
    givenMinor: position.givenMinor + came,
  });
}
