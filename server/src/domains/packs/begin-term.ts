import type { Allowance } from '#catalog';
import { credit, openBucket, type SystemAccount, spend } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { dueAtOf, keepTerm } from './open-terms.ts';
import { payWithReceipt } from './term-receipts.ts';
import { isFee, newTermId, type Term, type TermId, type TermKind } from './term.ts';

export interface TermToBegin {
  /** Where it had to be known before, because it grants validity. */
  readonly id?: TermId;
  readonly line: LineId;
  readonly kind: TermKind;
  readonly code: string;
  readonly catalogVersion: number;
  /** Taken from the line's cash now; 0 where it is waived, or was paid with the starter. */
  readonly priceMinor: bigint;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly renews: boolean;
  readonly includes: readonly Allowance[];
  readonly follows?: TermId;
}

/**
 * Takes the price and puts the units there, in buckets that live as long as the term. The line must
 * be locked by `lockTerms`. Refuses with `insufficient_balance`, having done nothing if called
 * within `tx.attempt`.
 */
export function beginTerm(tx: Tx, given: TermToBegin): Term {
  const { line, kind, priceMinor, includes, endsAt, id = newTermId(tx, line) } = given;
  const account = accountOf(line);
  const { includes: _, follows = null, ...kept } = given;
  const begun = { ...kept, id, follows, nextPlan: null, toldAt: null };
  const term = { ...begun, state: 'running', why: null, dueAt: dueAtOf(tx, begun) } as const;
  if (priceMinor > 0n) {
    const earned: SystemAccount = isFee(kind) ? 'income:fee' : 'income:packs';
    payWithReceipt(tx, term, includes, () => {
      spend(tx, account, priceMinor, { unit: 'HKD' }, earned, { code: kind, cause: id });
    });
  }
  for (const { unit, amount, zones, eligibility, stopsAtEnd } of includes) {
    const bucket = openBucket(tx, account, {
      unit,
      zones,
      eligibility,
      blocks: stopsAtEnd,
      source: 'paid',
      cause: id,
      expiresAt: endsAt,
    });
    credit(tx, account, { unit, amount }, 'packs', { code: kind, cause: id }, bucket);
  }
  return keepTerm(tx, term);
}
