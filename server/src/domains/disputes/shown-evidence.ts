import type { Appeal } from './appeal.ts';
import type { Evidence } from './evidence.ts';

/**
 * The evidence for whoever appeals: what a provider or bank said of a payment, and the numbers it
 * is known by there, are its payer's. Who appeals about what another paid sees what became of it.
 */
export function shownEvidence(
  { raisedBy }: Pick<Appeal, 'raisedBy'>,
  evidence: Evidence,
): Evidence {
  const { topup, attempts, refunds, disputes } = evidence;
  if (topup === null || topup.maker === raisedBy || topup.device === raisedBy) return evidence;
  const unsaid = { providerReference: null, evidence: null };
  return {
    ...evidence,
    attempts: attempts.map((one) => ({ ...one, ...unsaid, qrContent: null, notices: [] })),
    refunds: refunds.map((one) => ({ ...one, ...unsaid })),
    disputes: disputes.map((one) => ({ ...one, providerReference: '', reason: '' })),
  };
}
