import { fromUnixSeconds } from '#base';
import type { DisputeEvidence, DisputeState } from '../../dispute.ts';
import type { AnswerEvidence, DisputeAnswer } from '../disputes.ts';
import { amountIn, type Fields, fieldsOf, nameIn } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import { attemptIn, currencyIn, isObject, metadataOf } from './charge.ts';
import { callGateway } from './gateway.ts';
import type { Merchant } from './settings.ts';

/** An inquiry (`warning_…`) takes no money yet; it is left until it becomes a dispute. */
const states: ReadonlyMap<unknown, DisputeState> = new Map([
  ['needs_response', 'open'],
  ['under_review', 'answered'],
  ['won', 'won'],
  ['lost', 'lost'],
]);

/** How a dispute stands. Its payment says whose it is: the dispute itself has no number of ours. */
export async function readDispute(
  merchant: Merchant,
  tools: CallTools,
  reference: string,
): Promise<DisputeEvidence> {
  const looked = await lookAt(merchant, tools, reference);
  if (looked.says !== 'there') return looked;
  const { fields } = looked;
  const attempt = attemptIn(metadataOf(fieldsOf(fields['payment_intent']) ?? {})['attempt_id']);
  const state = states.get(fields['status']);
  if (!attempt || !state) return { says: 'not_ours' };
  const amount = amountIn(fields['amount']);
  const currency = currencyIn(fields['currency']);
  const openedAt = fromUnixSeconds(fields['created']);
  if (amount === undefined || !currency || openedAt === undefined) {
    return uncertain('without a readable amount and time');
  }
  const reason = nameIn(fields['reason']) || 'general';
  const dueAt = fromUnixSeconds(fieldsOf(fields['evidence_details'])?.['due_by']) ?? null;
  const fee = feeIn(fields);
  return { says: 'disputed', attempt, amount, currency, fee, reason, state, dueAt, openedAt };
}

async function lookAt(
  merchant: Merchant,
  tools: CallTools,
  reference: string,
): Promise<{ readonly says: 'there'; readonly fields: Fields } | ReturnType<typeof uncertain>> {
  const answer = await callGateway(merchant, tools, {
    method: 'GET',
    path: `/v1/disputes/${reference}`,
    form: { expand: ['payment_intent'] },
  });
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'refused') return uncertain(`refused: ${answer.code}`);
  const { fields } = answer;
  const isIt = isObject(fields, 'dispute') && fields['id'] === reference;
  return isIt ? { says: 'there', fields } : uncertain('the answer is about something else');
}

function feeIn(dispute: Fields): bigint {
  const { balance_transactions: moved } = dispute;
  const fees = (Array.isArray(moved) ? moved : []).map((one) => fieldsOf(one)?.['fee']);
  return fees.reduce<bigint>((sum, fee) => sum + (amountIn(fee) ?? 0n), 0n);
}

function uncertain(reason: string): Extract<DisputeEvidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}

/** Stripe's limit for a text of evidence, in characters. */
const mostCharacters = 20_000;

/**
 * Hands in our evidence as texts, and submits it. Stripe takes that once, whatever the key: what
 * was submitted before is ours, and its answer was lost.
 */
export async function answerDispute(
  merchant: Merchant,
  tools: CallTools,
  { reference, account, activity }: DisputeAnswer,
): Promise<AnswerEvidence> {
  const answer = await callGateway(merchant, tools, {
    method: 'POST',
    path: `/v1/disputes/${reference}`,
    form: {
      evidence: {
        uncategorized_text: account.slice(0, mostCharacters),
        access_activity_log: activity.slice(0, mostCharacters),
      },
      submit: 'true',
    },
  });
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'done') {
    const { id, status } = answer.fields;
    return id === reference
      ? { says: 'taken', proof: nameIn(status) || 'taken' }
      : uncertain('the answer is about something else');
  }
  return wasTaken(merchant, tools, reference, answer.code);
}

/** A no may be the answer to what was taken before, and decided since: the dispute itself says. */
async function wasTaken(
  merchant: Merchant,
  tools: CallTools,
  reference: string,
  code: string,
): Promise<AnswerEvidence> {
  const looked = await lookAt(merchant, tools, reference);
  if (looked.says !== 'there') return looked;
  const submitted = amountIn(fieldsOf(looked.fields['evidence_details'])?.['submission_count']);
  return submitted !== undefined && submitted > 0n
    ? { says: 'taken', proof: 'it was there before' }
    : { says: 'refused', reason: code };
}
