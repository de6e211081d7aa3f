import { isCurrency, isId } from '#base';
import type { DisputeEvidence, DisputeState } from '../../dispute.ts';
import type { AnswerEvidence, DisputeAnswer } from '../disputes.ts';
import { type Fields, fieldsOf, nameIn, timeIn } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import { callGateway } from './gateway.ts';
import { minorIn } from './payment.ts';
import type { Merchant } from './settings.ts';

const numbers = /^[\w-]{1,64}$/;

/**
 * What a notice says of a dispute. Nobody can be asked about one at Antom: the notice is all the
 * word there is, and what cannot be read in it is refused, so that it comes again.
 */
export function disputeIn(
  notice: Fields,
): { readonly reference: string; readonly evidence: DisputeEvidence } | undefined {
  const { disputeId: reference } = notice;
  if (typeof reference !== 'string' || !numbers.test(reference)) return undefined;
  return { reference, evidence: evidenceIn(notice) };
}

function evidenceIn(notice: Fields): DisputeEvidence {
  const { paymentRequestId: attempt } = notice;
  const state = stateIn(notice);
  const isOurs = typeof attempt === 'string' && isId('att', attempt);
  // What does not change how it stands, such as a warning about some other party's choice.
  if (!isOurs || !state) return { says: 'not_ours' };
  const given = fieldsOf(notice['disputeAmount']) ?? fieldsOf(notice['disputeJudgedAmount']);
  const amount = minorIn(given?.['value']);
  const currency = given?.['currency'];
  const openedAt = timeIn(notice['disputeTime']) ?? timeIn(notice['disputeJudgedTime']);
  if (given === undefined) {
    // Only the first word and the last have an amount: without one it moves what is known.
    return { says: 'moved', attempt, state, dueAt: timeIn(notice['defenseDueTime']) ?? null };
  }
  const isRead = amount !== undefined && typeof currency === 'string' && isCurrency(currency);
  if (!isRead || openedAt === undefined) {
    return { says: 'nothing_certain', reason: 'without a readable amount and time' };
  }
  return {
    says: 'disputed',
    attempt,
    amount,
    currency,
    // What Antom keeps for it stands in its report.
    fee: 0n,
    reason: nameIn(notice['disputeReasonCode']) || 'general',
    state,
    dueAt: timeIn(notice['defenseDueTime']) ?? null,
    openedAt,
  };
}

function stateIn(notice: Fields): DisputeState | undefined {
  switch (notice['disputeNotificationType']) {
    case 'DISPUTE_CREATED':
    case 'DEFENSE_DUE_ALERT':
      return 'open';
    case 'DEFENSE_SUPPLIED':
      return 'answered';
    case 'DISPUTE_CANCELLED':
      return 'won';
    case 'DISPUTE_ACCEPTED':
      return 'lost';
    case 'DISPUTE_JUDGED':
      return judged.get(nameIn(notice['disputeJudgedResult']));
    default:
      return undefined;
  }
}

/** Who has to bear it: that is who was wrong. */
const judged: ReadonlyMap<string, DisputeState> = new Map([
  ['ACCEPT_BY_CUSTOMER', 'won'],
  ['ACCEPT_BY_MERCHANT', 'lost'],
]);

/** Antom's limit, in characters of base64. */
const mostCharacters = 1_000_000;

/** A document, once: a second one is refused as repeated. */
export async function answerDispute(
  merchant: Merchant,
  tools: CallTools,
  { reference, paper }: DisputeAnswer,
): Promise<AnswerEvidence> {
  const disputeEvidence = paper.toString('base64');
  if (disputeEvidence.length > mostCharacters) {
    return { says: 'refused', reason: 'the paper is too large for Antom' };
  }
  const content = { disputeId: reference, disputeEvidence };
  const answer = await callGateway(merchant, tools, 'payments/supplyDefenseDocument', content);
  switch (answer.kind) {
    case 'nothing_certain':
      return { says: 'nothing_certain', reason: answer.reason };
    case 'under_way':
      return { says: 'nothing_certain', reason: 'under way' };
    case 'refused':
      // An earlier try may have arrived without our hearing of it.
      return answer.code === 'REPEAT_REQUEST'
        ? { says: 'taken', proof: 'it was there before' }
        : { says: 'refused', reason: answer.code };
    case 'done': {
      const { disputeId, disputeResolutionTime: time } = answer.fields;
      return disputeId === reference
        ? { says: 'taken', proof: typeof time === 'string' ? time.slice(0, 64) : 'taken' }
        : { says: 'nothing_certain', reason: 'the answer is about something else' };
    }
  }
}
