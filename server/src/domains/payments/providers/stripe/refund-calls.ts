import type { Attempt } from '../../payment.ts';
import type { Refund, RefundEvidence } from '../../refund.ts';
import { amountIn, type Fields, fieldsOf, nameIn } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import { idIn, isObject, metadataOf } from './charge.ts';
import { findSession } from './find-session.ts';
import { create } from './gateway.ts';
import { pagesOf } from './pages.ts';
import type { Merchant } from './settings.ts';

/** What Stripe will never give back. A balance that is too low is not among them. */
const neverAccepted: ReadonlySet<string> = new Set([
  'amount_too_large',
  'charge_already_refunded',
  'charge_disputed',
  'charge_not_captured',
  'refund_disputed_payment',
]);

/** Of a hundred refunds each; one payment is given back in far fewer parts. */
const mostPages = 10;

type Sought = RefundEvidence | 'none';

/**
 * Gives money back. A refund under our number that is there already is found first, because a key
 * keeps its answer for a day only, and after that the same call would pay a second time.
 */
export async function refundCharge(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundEvidence> {
  const intent = await intentOf(merchant, tools, attempt);
  if (typeof intent !== 'string') return intent;
  const find = (): Promise<Sought> => findRefund(merchant, tools, refund, intent);
  const earlier = await find();
  if (earlier !== 'none') return earlier;
  const call = {
    path: '/v1/refunds',
    form: {
      payment_intent: intent,
      amount: refund.amount,
      metadata: { refund_id: refund.id, attempt_id: attempt.id },
    },
    idempotencyKey: refund.id,
  };
  const made = await create(merchant, tools, call, find);
  if ('found' in made) return made.found;
  const { answer } = made;
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'done':
      return evidenceOf(answer.fields, refund);
    case 'refused': {
      const reason = `refused: ${answer.code}`;
      return neverAccepted.has(answer.code) || answer.param === 'amount'
        ? { says: 'failed', reason }
        : uncertain(reason);
    }
  }
}

/** A refund that Stripe has no trace of is not known to have failed: it is to be sent again. */
export async function queryRefund(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundEvidence> {
  const intent = await intentOf(merchant, tools, attempt);
  if (typeof intent !== 'string') return intent;
  const found = await findRefund(merchant, tools, refund, intent);
  return found === 'none' ? uncertain('no trace of the refund') : found;
}

/** The payment as Stripe numbers it: known since it was captured, or found by its page. */
async function intentOf(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<string | RefundEvidence> {
  const known = idIn(attempt.providerReference, 'pi');
  if (known) return known;
  const found = await findSession(merchant, tools, attempt);
  if (found.is === 'uncertain') return uncertain(found.reason);
  const intent = found.is === 'found' ? found.thing['payment_intent'] : undefined;
  const id = idIn(fieldsOf(intent)?.['id'] ?? intent, 'pi');
  return id ?? uncertain('there is no payment to give back');
}

async function findRefund(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  intent: string,
): Promise<Sought> {
  const form = { payment_intent: intent };
  for await (const page of pagesOf(merchant, tools, { path: '/v1/refunds', form, mostPages })) {
    if (page.is === 'uncertain') return uncertain(page.reason);
    const found = page.listed.find((one) => metadataOf(one)['refund_id'] === refund.id);
    if (found) return evidenceOf(found, refund);
  }
  return 'none';
}

function evidenceOf(fields: Fields, refund: Refund): RefundEvidence {
  const isIt = isObject(fields, 'refund') && metadataOf(fields)['refund_id'] === refund.id;
  const providerReference = idIn(fields['id'], 're');
  if (!isIt || !providerReference || amountIn(fields['amount']) !== refund.amount) {
    return uncertain('the answer is about something else');
  }
  switch (fields['status']) {
    case 'succeeded':
      return { says: 'succeeded', providerReference };
    case 'pending':
    case 'requires_action':
      return { says: 'pending' };
    case 'failed':
    case 'canceled':
      return { says: 'failed', reason: nameIn(fields['failure_reason']) || 'unknown' };
    default:
      return uncertain('a state that is not known');
  }
}

function uncertain(reason: string): Extract<RefundEvidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}
