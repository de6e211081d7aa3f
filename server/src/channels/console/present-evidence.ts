import { isoTime } from '#base';
import type { Attempt, NoticeFacts, Refund } from '#payments';
import { instantOrNull, presentMoney } from '#platform/http';

/** What a provider has said of an attempt. */
export function presentAttempt({ amount, currency, sentAt, askAt, ...attempt }: Attempt) {
  return {
    id: attempt.id,
    connector: attempt.connector,
    state: attempt.state,
    amount: presentMoney({ amountMinor: amount, currency }),
    sentAt: instantOrNull(sentAt),
    providerReference: attempt.providerReference,
    evidence: attempt.evidence,
    asked: attempt.asked,
    askAt: instantOrNull(askAt),
  };
}

/** What a provider has said of a refund. */
export function presentRefund({ amount, currency, askAt, ...refund }: Refund) {
  return {
    id: refund.id,
    state: refund.state,
    amount: presentMoney({ amountMinor: amount, currency }),
    reason: refund.reason,
    evidence: refund.evidence,
    asked: refund.asked,
    askAt: instantOrNull(askAt),
  };
}

type Told = Pick<Attempt, 'id'> & { readonly notices: readonly NoticeFacts[] };

/** What providers told unasked, attempt by attempt. */
export function presentNotices(attempts: readonly Told[]) {
  return attempts.flatMap(({ id, notices }) =>
    notices.map(({ eventId, receivedAt, says, digest }) => {
      return { attempt: id, eventId, receivedAt: isoTime(receivedAt), says: says.says, digest };
    }),
  );
}
