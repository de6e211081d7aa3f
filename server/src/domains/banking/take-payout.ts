import { slotFor } from '#base';
import { moveBetweenSystem } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { payoutArrived } from './facts.ts';

/**
 * What a provider has paid out, whatever currency it had it in: it takes that from what the
 * provider has of ours, and who counts payouts is told. It has just come to our bank, or was booked
 * as nobody's when it came.
 */
export async function takePayout(
  tx: Tx,
  entry: Entry,
  connector: string,
  from: 'bank' | 'unmatched',
): Promise<void> {
  const { id, amount, currency, bookedAt, instructed, reference, remittance } = entry;
  const reason =
    from === 'bank'
      ? { code: 'payout', cause: id, effectiveAt: bookedAt }
      : { code: 'suspense_resolved', cause: id };
  const slot = slotFor(entry.connector);
  moveBetweenSystem(tx, slot, from, `clearing:${connector}`, { unit: currency, amount }, reason);
  const named = `${reference} ${remittance}`.trim();
  const came = { entry: id, connector, amount, currency, bookedAt, instructed };
  await tell(tx, payoutArrived, [{ ...came, named, takesBack: null }]);
}
