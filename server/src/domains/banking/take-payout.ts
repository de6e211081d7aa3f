import { slotFor } from '#base';
import { moveBetweenSystem } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { payoutArrived } from './facts.ts';
import { postEntry } from './post.ts';

/**
 * What a provider has paid out, whatever currency it had it in: it takes that from what the
 * provider has of ours, and who counts payouts is told.
 */
export async function takePayout(tx: Tx, entry: Entry, connector: string): Promise<void> {
  postEntry(tx, entry, `clearing:${connector}`, 'payout');
  await tellOfPayout(tx, entry, connector);
}

/** The same of what has waited for its owner since it came. */
export async function takeWaitingPayout(tx: Tx, entry: Entry, connector: string): Promise<void> {
  const { id: cause, amount, currency: unit } = entry;
  const clearing = `clearing:${connector}` as const;
  const reason = { code: 'suspense_resolved', cause };
  const slot = slotFor(entry.connector);
  moveBetweenSystem(tx, slot, 'unmatched', clearing, { unit, amount }, reason);
  await tellOfPayout(tx, entry, connector);
}

async function tellOfPayout(tx: Tx, entry: Entry, connector: string): Promise<void> {
  const { id, amount, currency, bookedAt, instructed, reference, remittance } = entry;
  const named = `${reference} ${remittance}`.trim();
  const came = { entry: id, connector, amount, currency, bookedAt, instructed };
  await tell(tx, payoutArrived, [{ ...came, named, takesBack: null }]);
}
