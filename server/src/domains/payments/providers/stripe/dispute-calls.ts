import { fromUnixSeconds } from '#base';
import type { DisputeEvidence, DisputeState } from '../../dispute.ts';
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
  const answer = await callGateway(merchant, tools, {
    method: 'GET',
    path: `/v1/disputes/${reference}`,
    form: { expand: ['payment_intent'] },
  });
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'refused') return uncertain(`refused: ${answer.code}`);
  const { fields } = answer;
  if (!isObject(fields, 'dispute') || fields['id'] !== reference) {
    return uncertain('the answer is about something else');
  }
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

function feeIn(dispute: Fields): bigint {
  const { balance_transactions: moved } = dispute;
  const fees = (Array.isArray(moved) ? moved : []).map((one) => fieldsOf(one)?.['fee']);
  return fees.reduce<bigint>((sum, fee) => sum + (amountIn(fee) ?? 0n), 0n);
}

function uncertain(reason: string): DisputeEvidence {
  return { says: 'nothing_certain', reason };
}
