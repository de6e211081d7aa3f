import type { Currency, InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import { applyEvidence } from './apply-evidence.ts';
import type { AttemptId } from './payment.ts';

/** A payment that a bill lists under one of our numbers. */
export interface BilledPayment {
  readonly attempt: AttemptId;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly providerReference: string;
  readonly capturedAt: InstantMs;
}

/**
 * Believes a bill, the highest evidence there is: the attempt becomes captured, also one that was
 * given up, or mismatched where another amount was paid. Returns the word that came of it.
 */
export async function applyBill(tx: Tx, billed: BilledPayment): Promise<string> {
  const { attempt, ...paid } = billed;
  const evidence = { says: 'captured', isOurs: true, ...paid } as const;
  const [outcome = ''] = await applyEvidence(tx, [
    { attempt, evidence, source: 'bill', isQuietTimeOver: false },
  ]);
  return outcome;
}
