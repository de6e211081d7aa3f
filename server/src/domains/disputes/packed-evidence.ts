import type { Dispute, NoticeFacts, Refund } from '#payments';
import type { Appeal } from './appeal.ts';
import type { Evidence } from './evidence.ts';

/**
 * The evidence as it leaves the house: member by member, so that what a later version keeps for
 * itself of an attempt does not go out with it. Who paid for somebody else sees what became of the
 * money, and not how much that person has.
 */
export function packedEvidence({ raisedBy }: Appeal, evidence: Evidence): unknown {
  const { takenAt, topup, attempts, refunds, disputes, receipts, charge, log } = evidence;
  return {
    takenAt,
    topup: topup && packedTopup(topup, raisedBy),
    attempts: attempts.map(packedAttempt),
    refunds: refunds.map(packedRefund),
    disputes: disputes.map(packedDispute),
    receipts,
    charge,
    log,
  };
}

function packedTopup(topup: NonNullable<Evidence['topup']>, raisedBy: Appeal['raisedBy']) {
  const { id, reference, state, price, priceCurrency, method, channel, terms, timeline } = topup;
  const { value, valueCurrency, ownerId } = terms;
  const seen = { id, reference, state, price, priceCurrency, method, channel, timeline };
  const balanceAfter = ownerId === raisedBy ? (topup.result?.balanceAfter ?? null) : null;
  return { ...seen, value, valueCurrency, orderedAt: topup.orderedAt, balanceAfter };
}

function packedAttempt(attempt: Evidence['attempts'][number]) {
  const { id, connector, scene, state, amount, currency, providerReference, evidence } = attempt;
  const { openedAt, sentAt, capturedAt, expiresAt, notices } = attempt;
  const what = { id, connector, scene, state, amount, currency, providerReference, evidence };
  const when = { openedAt, sentAt, capturedAt, expiresAt };
  return { ...what, ...when, notices: notices.map(packedNotice) };
}

/** What a provider told, without the address that its page had then. */
function packedNotice({ eventId, receivedAt, says, digest }: NoticeFacts) {
  const { says: word } = says;
  const said = { says: word, ...(word === 'captured' && capturedBy(says)) };
  const reason = 'reason' in says ? { reason: says.reason } : {};
  return { eventId, receivedAt, says: { ...said, ...reason }, digest };
}

function capturedBy(says: Extract<NoticeFacts['says'], { says: 'captured' }>) {
  const { amount, currency, providerReference, capturedAt, isOurs } = says;
  return { amount, currency, providerReference, capturedAt, isOurs };
}

function packedRefund(refund: Refund) {
  const { id, attempt, state, amount, currency, reason, providerReference, evidence } = refund;
  return { id, attempt, state, amount, currency, reason, providerReference, evidence };
}

function packedDispute(dispute: Dispute) {
  const { id, attempt, connector, providerReference, amount, currency, reason, state } = dispute;
  const { dueAt, openedAt } = dispute;
  const what = { id, attempt, connector, providerReference, amount, currency, reason, state };
  return { ...what, dueAt, openedAt };
}
