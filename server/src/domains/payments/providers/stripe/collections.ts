import { type InstantMs, minuteMs } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import { type Fields, fieldsOf, nameIn } from '../json/fields.ts';
import type { CallTools, Start } from '../provider.ts';
import { evidenceOfCharge, idIn, isObject, metadataOf, nothing } from './charge.ts';
import { reasonOf } from './decline-codes.ts';
import { callGateway, create, type GatewayAnswer } from './gateway.ts';
import { cardIn } from './mandates.ts';
import { pagesOf } from './pages.ts';
import type { Merchant } from './settings.ts';

/**
 * Charges a card that its holder has left, without them. The attempt's number is the key, so that
 * it is one charge however often it is sent.
 */
export async function collect(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  token: string,
): Promise<Start> {
  const card = cardIn(token);
  if (!card) return told({ says: 'failed', reason: 'resource_missing' });
  const call = {
    path: '/v1/payment_intents',
    form: {
      amount: attempt.amount,
      currency: attempt.currency.toLowerCase(),
      customer: card.customer,
      payment_method: card.method,
      payment_method_types: ['card'],
      off_session: 'true',
      confirm: 'true',
      description: attempt.subject,
      metadata: { attempt_id: attempt.id },
      expand: ['latest_charge'],
    },
    idempotencyKey: attempt.id,
  };
  const made = await create(merchant, tools, call, async () => {
    const found = await findIntent(merchant, tools, attempt);
    return found.says === 'not_found' ? 'none' : found;
  });
  return told('found' in made ? made.found : evidenceIn(merchant, made.answer, attempt));
}

function evidenceIn(merchant: Merchant, answer: GatewayAnswer, attempt: Attempt): Evidence {
  switch (answer.kind) {
    case 'nothing_certain':
      return nothing(answer.reason);
    case 'done':
      return evidenceOfIntent(merchant, answer.fields, attempt);
    case 'refused': {
      const isCharged = answer.intent?.['status'] === 'succeeded';
      if (isCharged) return nothing('refused, and yet charged');
      return { says: 'failed', reason: reasonOf(answer.code, answer) };
    }
  }
}

/** Where the first answer was lost: among all that was begun at the time, by our number. */
async function findIntent(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const created = {
    gte: seconds((attempt.sentAt ?? attempt.openedAt) - skewMs),
    // What is begun late is found for as long as not to find it proves nothing.
    lte: seconds(attempt.expiresAt + quietMs + skewMs),
  };
  const form = { created, expand: ['data.latest_charge'] };
  const path = '/v1/payment_intents';
  for await (const page of pagesOf(merchant, tools, { path, form, mostPages })) {
    if (page.is === 'uncertain') return nothing(page.reason);
    const intent = page.listed.find((one) => metadataOf(one)['attempt_id'] === attempt.id);
    if (intent) return evidenceOfIntent(merchant, intent, attempt);
  }
  return { says: 'not_found' };
}

/** How long after an attempt's time Stripe may still do what it was asked to do. */
export const quietMs = 5 * minuteMs;
/** Between Stripe's clock and ours. */
const skewMs = 2 * minuteMs;
/** Of a hundred each. */
const mostPages = 30;

export async function queryCollection(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const intent = idIn(attempt.providerReference, 'pi');
  if (intent === undefined) return findIntent(merchant, tools, attempt);
  const path = `/v1/payment_intents/${intent}`;
  const form = { expand: ['latest_charge'] };
  const answer = await callGateway(merchant, tools, { method: 'GET', path, form });
  // It gave us this number itself: that it does not know it now proves nothing.
  if (answer.kind === 'refused') return nothing(`refused: ${answer.code}`);
  return evidenceIn(merchant, answer, attempt);
}

/** Makes sure that what is still open is never charged. */
export async function closeCollection(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const before = await queryCollection(merchant, tools, attempt);
  if (before.says !== 'pending' || before.providerReference === undefined) return before;
  const path = `/v1/payment_intents/${before.providerReference}/cancel`;
  const answer = await callGateway(merchant, tools, { method: 'POST', path, form: {} });
  if (answer.kind === 'done') return evidenceOfIntent(merchant, answer.fields, attempt);
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  return queryCollection(merchant, tools, attempt);
}

function evidenceOfIntent(merchant: Merchant, intent: Fields, attempt: Attempt): Evidence {
  const isIt = isObject(intent, 'payment_intent');
  if (!isIt || metadataOf(intent)['attempt_id'] !== attempt.id) {
    return nothing('the answer is about something else');
  }
  const charge = fieldsOf(intent['latest_charge']);
  switch (intent['status']) {
    case 'succeeded':
      return isObject(charge, 'charge')
        ? evidenceOfCharge(merchant, charge)
        : nothing('no charge to see');
    case 'canceled':
      return { says: 'closed' };
    case 'requires_payment_method': {
      const error = fieldsOf(intent['last_payment_error']);
      const said = {
        declineCode: nameIn(error?.['decline_code']),
        adviceCode: nameIn(error?.['advice_code']),
      };
      return error
        ? { says: 'failed', reason: reasonOf(nameIn(error['code']), said) }
        : pending(intent);
    }
    case 'processing':
    case 'requires_action':
    case 'requires_confirmation':
      return pending(intent);
    default:
      return nothing('a state that is not known');
  }
}

function pending({ id }: Fields): Evidence {
  const providerReference = idIn(id, 'pi');
  return providerReference ? { says: 'pending', providerReference } : nothing('no number');
}

function seconds(atMs: InstantMs): number {
  return Math.floor(atMs / 1_000);
}

function told(evidence: Evidence): Start {
  return { kind: 'evidence', evidence };
}
