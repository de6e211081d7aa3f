import type { QuotaRecalled } from '#charging';
import type { Context } from '#platform/context';
import { writeNotify } from '#wire/nchf';

const timeoutMs = 3_000;

/**
 * Tells the network that quotas no longer stand. Told once: a network function that does not hear
 * it asks when the validity of its quota is over, so nothing is lost but time, and a dead one must
 * not keep the others waiting.
 */
export async function notifyNetwork(
  context: Context,
  recalls: readonly QuotaRecalled[],
): Promise<void> {
  await Promise.all(recalls.map((recall) => notifyOne(context, recall)));
}

async function notifyOne(
  context: Context,
  { session, notifyUri, ratingGroups, why }: QuotaRecalled,
): Promise<void> {
  const told = await context.http
    .call({
      method: 'POST',
      isHttp2: true,
      url: notifyUri,
      headers: { 'content-type': 'application/json' },
      body: writeNotify(why, ratingGroups),
      timeoutMs,
    })
    // An address that may not be called is the network's to mend.
    .catch((error: unknown) => ({ outcome: 'refused' as const, reason: String(error) }));
  const heard = told.outcome === 'proof' && told.answer.status < 300 ? 'heard' : told.outcome;
  context.metrics.count('lowu_network_notices_total', { why, outcome: heard });
  if (heard === 'heard') return;
  const reason = 'reason' in told ? told.reason : `status ${told.answer.status}`;
  context.log.warn('the network did not hear that a quota was recalled', { session, why, reason });
}
