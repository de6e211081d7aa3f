import { assert, minuteMs } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import { type Fields, fieldsOf } from '../json/fields.ts';
import type { CallTools, Start } from '../provider.ts';
import { evidenceOfCharge, idIn, isObject, nothing } from './charge.ts';
import { findSession } from './find-session.ts';
import type { Form } from './form.ts';
import { callGateway, create, type GatewayAnswer } from './gateway.ts';
import type { Merchant } from './settings.ts';

/**
 * A page of Stripe's is open for half an hour at least, longer than an attempt of ours: so it is
 * ended by us, and this is only for the day on which we cannot.
 */
const outlivesMs = 31 * minuteMs;
const longestName = 250;

/**
 * Makes the hosted page and says where it is. The same words under the same key give the same page,
 * however often the payer comes by.
 */
export async function startSession(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Start> {
  assert(attempt.currency === 'HKD', 'stripe takes HKD');
  const call = {
    path: '/v1/checkout/sessions',
    form: sessionOf(attempt),
    idempotencyKey: attempt.id,
  };
  const made = await create(merchant, tools, call, async () => {
    const found = await findSession(merchant, tools, attempt);
    return found.is === 'not_found' ? 'none' : found;
  });
  if ('answer' in made) return startBy(merchant, made.answer, attempt);
  return made.found.is === 'uncertain'
    ? known(nothing(made.found.reason))
    : startWith(merchant, made.found.thing, attempt);
}

function startBy(merchant: Merchant, answer: GatewayAnswer, attempt: Attempt): Start {
  switch (answer.kind) {
    case 'nothing_certain':
      return known(nothing(answer.reason));
    case 'refused':
      // The same words are refused however often they are sent.
      return known({ says: 'failed', reason: `refused: ${answer.code} ${answer.param}`.trim() });
    case 'done':
      return startWith(merchant, answer.fields, attempt);
  }
}

function startWith(merchant: Merchant, session: Fields, attempt: Attempt): Start {
  const evidence = evidenceOfSession(merchant, session, attempt);
  const { url } = session;
  const isPage = evidence.says === 'pending' && isAddress(url, merchant);
  return isPage ? { kind: 'redirect', url, evidence } : known(evidence);
}

/** Stripe's pages are on hosts of its own or, where an operator wants it, on theirs. */
function isAddress(value: unknown, { isProduction }: Merchant): value is string {
  if (typeof value !== 'string' || value.length > 2_048 || !URL.canParse(value)) return false;
  return !isProduction || new URL(value).protocol === 'https:';
}

function sessionOf(attempt: Attempt): Form {
  const metadata = { attempt_id: attempt.id };
  return {
    mode: 'payment',
    client_reference_id: attempt.id,
    payment_method_types: ['card'],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: attempt.currency.toLowerCase(),
          unit_amount: attempt.amount,
          product_data: { name: nameOf(attempt.subject) },
        },
      },
    ],
    metadata,
    // What a page's charge and its notice carry along.
    payment_intent_data: { metadata },
    success_url: attempt.returnUrl,
    cancel_url: attempt.returnUrl,
    expires_at: Math.floor((attempt.expiresAt + outlivesMs) / 1_000),
  };
}

function nameOf(subject: string): string {
  const text = subject
    .replaceAll(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim();
  return text.slice(0, longestName).replace(/[\ud800-\udbff]$/, '') || 'Top-up';
}

export async function querySession(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const found = await findSession(merchant, tools, attempt);
  switch (found.is) {
    case 'uncertain':
      return nothing(found.reason);
    case 'not_found':
      return { says: 'not_found' };
    case 'found':
      return evidenceOfSession(merchant, found.thing, attempt);
  }
}

/** Ends the page, so that nobody can pay on it any more. */
export async function closeSession(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const found = await findSession(merchant, tools, attempt);
  if (found.is === 'uncertain') return nothing(found.reason);
  if (found.is === 'not_found') return { says: 'not_found' };
  const evidence = evidenceOfSession(merchant, found.thing, attempt);
  const id = idIn(found.thing['id'], 'cs');
  if (evidence.says !== 'pending' || id === undefined) return evidence;
  const answer = await callGateway(merchant, tools, {
    method: 'POST',
    path: `/v1/checkout/sessions/${id}/expire`,
    form: {},
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return nothing(answer.reason);
    case 'refused':
      // It has been paid, or has ended, between the two calls.
      return querySession(merchant, tools, attempt);
    case 'done':
      return answer.fields['id'] === id
        ? evidenceOfSession(merchant, answer.fields, attempt)
        : nothing('the answer is about something else');
  }
}

/**
 * What a page, or an intent without one, proves about this attempt. Money counts before anything
 * that the page says of itself.
 */
function evidenceOfSession(merchant: Merchant, thing: Fields, attempt: Attempt): Evidence {
  const isIntent = isObject(thing, 'payment_intent');
  const intent = isIntent ? thing : fieldsOf(thing['payment_intent']);
  const charge = fieldsOf(intent?.['latest_charge']);
  if (isIntent && !isObject(charge, 'charge')) return nothing('no charge to see');
  if (!isIntent && thing['client_reference_id'] !== attempt.id) {
    return nothing('the answer is about something else');
  }
  if (charge?.['status'] === 'succeeded') return evidenceOfCharge(merchant, charge);
  switch (thing['status']) {
    case 'expired':
    case 'canceled':
      return { says: 'closed' };
    case 'open': {
      const providerReference = idIn(thing['id'], 'cs');
      return providerReference ? { says: 'pending', providerReference } : nothing('no number');
    }
    // Done, and whether it was paid is not shown: at a payment that takes its time, for example.
    case 'complete':
      return thing['payment_status'] === 'unpaid' ? { says: 'pending' } : nothing('no charge');
    default:
      return nothing('a state that is not known');
  }
}

function known(evidence: Evidence): Start {
  return { kind: 'evidence', evidence };
}
