import { credit, debit, lockedAccount, openBucket, ordinaryPriority } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { Term } from './term.ts';

/** Rolled units are used before the new ones: they end for good with this term. */
const rolledPriority = ordinaryPriority - 10;

/** How often the units of a bucket have been rolled over, which its cause says. */
const rolled = /^(ter_[0-9a-f]{32}) rolled (\d+)$/;

/**
 * Carries what a term has left into the one that follows it, as often as the plan allows. Units
 * that a running session holds stay behind and end with the old term.
 */
export function rollOver(tx: Tx, from: Term, to: Term, mostTimes: number): void {
  const account = accountOf(from.line);
  const reason = { code: 'roll_over', cause: to.id };
  const own = lockedAccount(tx, account).buckets.filter(
    (bucket) => (timesRolled(bucket.cause, from.id) ?? mostTimes) < mostTimes,
  );
  for (const bucket of own) {
    const times = timesRolled(bucket.cause, from.id) ?? 0;
    const { unit, zones, eligibility } = bucket;
    const left = bucket.balance - bucket.held;
    if (left <= 0n) continue;
    debit(tx, account, { unit, amount: left }, 'packs', reason, bucket.number);
    const into = openBucket(tx, account, {
      unit,
      zones,
      eligibility,
      source: bucket.source,
      cause: `${to.id} rolled ${times + 1}`,
      priority: rolledPriority,
      expiresAt: to.endsAt,
    });
    credit(tx, account, { unit, amount: left }, 'packs', reason, into);
  }
}

/** Undefined for a bucket that is not of this term. */
function timesRolled(cause: string, term: string): number | undefined {
  if (cause === term) return 0;
  const [, of, times] = rolled.exec(cause) ?? [];
  return of === term ? Number(times) : undefined;
}
