import type { Tx } from '#platform/postgres';
import type { BilledPayment } from './apply-bill.ts';
import { applyEvidence } from './apply-evidence.ts';
import { lockByAttempt } from './load-payments.ts';

/** What becomes of a credit on our account that names an attempt, or is given to one. */
export type CreditOutcome =
  /** It is the attempt's: captured, or mismatched where it is not what was asked. */
  | 'taken'
  /** The attempt has other money already: whoever paid twice gets this back. */
  | 'second'
  | 'not_ours';

/**
 * Believes a credit that our bank has booked. The same credit again changes nothing, and was taken.
 * An attempt that another credit has captured takes no second one.
 */
export async function takeCredit(
  tx: Tx,
  connector: string,
  credit: BilledPayment,
): Promise<CreditOutcome> {
  const { attempt: id, ...paid } = credit;
  const locked = await lockByAttempt(tx, [id]);
  const attempt = locked.attempts.get(id);
  if (!attempt || attempt.connector !== connector) return 'not_ours';
  const hasMoney = attempt.state === 'captured' || attempt.state === 'mismatched';
  if (hasMoney) return attempt.providerReference === paid.providerReference ? 'taken' : 'second';
  const evidence = { says: 'captured', isOurs: true, ...paid } as const;
  await applyEvidence(tx, [{ attempt: id, evidence, source: 'bill', isQuietTimeOver: false }]);
  return 'taken';
}
