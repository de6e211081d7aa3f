import type { HttpAnswer } from '#platform/http';
import { type Fields, fieldsOf, nameIn, objectIn } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import { encodeForm, type Form } from './form.ts';
import type { Merchant } from './settings.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly form?: Form;
  /** With it the same words take effect once, within a day. */
  readonly idempotencyKey?: string;
  readonly longestAnswerBytes?: number;
}

/**
 * What is certain after a call. Answers are not signed: that they come over TLS from the gateway,
 * and in its own form, is what makes them proof.
 */
export type GatewayAnswer =
  | { readonly kind: 'done'; readonly fields: Fields }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** The code of the error, or its type where it has none. */
      readonly code: string;
      readonly param: string;
      /** Of a card that was declined: what its bank says, and what to do about it. */
      readonly declineCode: string;
      readonly adviceCode: string;
      /** The payment in question, where the error shows it. */
      readonly intent: Fields | undefined;
    }
  | NothingCertain;

interface NothingCertain {
  readonly kind: 'nothing_certain';
  readonly reason: string;
  /**
   * The answer was an error of Stripe's own and came from its store: what this key began is over,
   * and the key will never be answered otherwise.
   */
  readonly isKeySpent: boolean;
}

/** The shapes that we read are this version's, whatever an account is set to. */
const apiVersion = '2026-10-28.endive';
/** Real milliseconds. A person waits for some of these calls. */
const timeoutMs = 10_000;

/** Calls Stripe. Never throws for what comes back, whatever it is. */
export async function callGateway(
  { gateway, secretKey }: Merchant,
  { http }: CallTools,
  { method, path, form, idempotencyKey, longestAnswerBytes }: Call,
): Promise<GatewayAnswer> {
  const parameters = form ? encodeForm(form) : '';
  const isBody = method === 'POST';
  const outcome = await http.call({
    method,
    url: `${gateway}${path}${!isBody && parameters !== '' ? `?${parameters}` : ''}`,
    headers: {
      authorization: `Bearer ${secretKey}`,
      'stripe-version': apiVersion,
      ...(isBody ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(isBody ? { body: parameters } : {}),
    timeoutMs,
    ...(longestAnswerBytes === undefined ? {} : { longestAnswerBytes }),
  });
  if (outcome.outcome === 'not_sent') return uncertain(`nothing was sent: ${outcome.reason}`);
  if (outcome.outcome === 'sent_without_proof') {
    const isReplayed = outcome.answer?.headers['idempotent-replayed'] === 'true';
    const isKeySpent = isReplayed && errorIn(outcome.answer) !== undefined;
    return { ...uncertain(`no proof: ${outcome.reason}`), isKeySpent };
  }
  return readAnswer(outcome.answer);
}

function readAnswer(answer: HttpAnswer): GatewayAnswer {
  const { status, body } = answer;
  if (status === 200) {
    const fields = objectIn(body);
    const isOurs = fields !== undefined && typeof fields['object'] === 'string';
    return isOurs ? { kind: 'done', fields } : uncertain('the answer is unreadable');
  }
  const error = errorIn(answer);
  // A status means nothing by itself: anything may stand between Stripe and us and answer.
  if (!error) return uncertain(`no proof: status ${status}`);
  const code = nameIn(error['code']) || nameIn(error['type']);
  // Wrong keys are ours to mend; too many calls, or two at once, are asked again.
  const isAboutUs = [401, 403, 409, 429].includes(status) || code === 'idempotency_error';
  if (isAboutUs) return uncertain(`not answered: ${status} ${code}`);
  return {
    kind: 'refused',
    status,
    code,
    param: nameIn(error['param']),
    declineCode: nameIn(error['decline_code']),
    adviceCode: nameIn(error['advice_code']),
    intent: fieldsOf(error['payment_intent']),
  };
}

const errorTypes: ReadonlySet<unknown> = new Set([
  'api_error',
  'card_error',
  'idempotency_error',
  'invalid_request_error',
]);

function errorIn(answer: HttpAnswer | undefined): Fields | undefined {
  const error = fieldsOf(objectIn(answer?.body)?.['error']);
  return error && errorTypes.has(error['type']) ? error : undefined;
}

export function uncertain(reason: string): NothingCertain {
  return { kind: 'nothing_certain', reason, isKeySpent: false };
}

/**
 * Makes something under a key of ours. Where Stripe has stored an error of its own under the key,
 * `find` looks whether the thing is there all the same, and only if it is not, another key is used:
 * what the first one began is over by then.
 */
export async function create<Found>(
  merchant: Merchant,
  tools: CallTools,
  call: Pick<Call, 'path' | 'form'> & { readonly idempotencyKey: string },
  find: () => Promise<Found | 'none'>,
): Promise<{ readonly answer: GatewayAnswer } | { readonly found: Found }> {
  for (let nth = 1; ; nth += 1) {
    const idempotencyKey = nth === 1 ? call.idempotencyKey : `${call.idempotencyKey}-${nth}`;
    const answer = await callGateway(merchant, tools, { method: 'POST', ...call, idempotencyKey });
    const isSpent = answer.kind === 'nothing_certain' && answer.isKeySpent;
    if (!isSpent || nth === mostKeys) return { answer };
    const found = await find();
    if (found !== 'none') return { found };
  }
}

const mostKeys = 3;
