import { type InstantMs, minuteMs } from '#base';
import type { Attempt } from '../../payment.ts';
import type { Fields } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import { isObject, metadataOf } from './charge.ts';
import { callGateway } from './gateway.ts';
import { pagesOf } from './pages.ts';
import type { Merchant } from './settings.ts';

export type FoundSession =
  /** A page, or the intent of a payment, with its charge in it. */
  | { readonly is: 'found'; readonly thing: Fields }
  | { readonly is: 'not_found' }
  | { readonly is: 'uncertain'; readonly reason: string };

/** Between Stripe's clock and ours. */
const skewMs = 2 * minuteMs;
/** Of a hundred each: what a busy shop begins in the time in which this one can have been begun. */
const mostPages = 30;

/**
 * Finds what an attempt has become at Stripe: by the number that its first answer gave us or, where
 * that answer was lost, by ours, among all that was begun at the time. A search by our number would
 * be one call, but it lags behind by a minute and more, and so proves nothing.
 */
export async function findSession(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<FoundSession> {
  const { providerReference: reference } = attempt;
  if (reference?.startsWith('cs_')) {
    const path = `/v1/checkout/sessions/${reference}`;
    return readOne(merchant, tools, path, 'payment_intent.latest_charge', (thing) =>
      isObject(thing, 'checkout.session'),
    );
  }
  if (reference?.startsWith('pi_')) {
    const path = `/v1/payment_intents/${reference}`;
    return readOne(
      merchant,
      tools,
      path,
      'latest_charge',
      (thing) =>
        isObject(thing, 'payment_intent') && metadataOf(thing)['attempt_id'] === attempt.id,
    );
  }
  return lookThrough(merchant, tools, attempt);
}

async function readOne(
  merchant: Merchant,
  tools: CallTools,
  path: string,
  expanded: string,
  isIt: (thing: Fields) => boolean,
): Promise<FoundSession> {
  const form = { expand: [expanded] };
  const answer = await callGateway(merchant, tools, { method: 'GET', path, form });
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    // It gave us this number itself: that it does not know it now proves nothing.
    case 'refused':
      return uncertain(`refused: ${answer.code}`);
    case 'done':
      return isIt(answer.fields)
        ? { is: 'found', thing: answer.fields }
        : uncertain('the answer is about something else');
  }
}

async function lookThrough(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<FoundSession> {
  const created = {
    gte: seconds((attempt.sentAt ?? attempt.openedAt) - skewMs),
    lte: seconds(attempt.expiresAt + skewMs),
  };
  const form = { created, expand: ['data.payment_intent.latest_charge'] };
  const path = '/v1/checkout/sessions';
  for await (const page of pagesOf(merchant, tools, { path, form, mostPages })) {
    if (page.is === 'uncertain') return page;
    const thing = page.listed.find((one) => one['client_reference_id'] === attempt.id);
    if (thing) return { is: 'found', thing };
  }
  return { is: 'not_found' };
}

function seconds(atMs: InstantMs): number {
  return Math.floor(atMs / 1_000);
}

function uncertain(reason: string): FoundSession {
  return { is: 'uncertain', reason };
}
