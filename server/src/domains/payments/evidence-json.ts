import { assert } from '#base';
import type { Evidence } from './evidence.ts';

type Stored =
  | (Omit<Extract<Evidence, { says: 'captured' }>, 'amount'> & { readonly amount: string })
  | Exclude<Evidence, { says: 'captured' }>;

/** Evidence as JSON, for the table of notices: amounts are text, since JSON has no bigint. */
export function encodeEvidence(evidence: Evidence): unknown {
  return evidence.says === 'captured'
    ? { ...evidence, amount: evidence.amount.toString() }
    : evidence;
}

export function decodeEvidence(stored: unknown): Evidence {
  assert(typeof stored === 'object' && stored !== null && 'says' in stored, 'evidence was stored');
  const evidence = stored as Stored;
  return evidence.says === 'captured' ? { ...evidence, amount: BigInt(evidence.amount) } : evidence;
}
