import { isSpoilt, type Notice } from '../../kit/notices/notice.ts';
import { otherThan } from '../../kit/notices/other-currency.ts';
import { apiVersion } from '../protocol/version.ts';
import { signatureOf } from '../protocol/stripe-signature.ts';
import type { Endpoint, StripeEvent } from '../records.ts';

/** What a notice says: an event, to one endpoint. */
export interface Said extends StripeEvent {
  endpoint: string;
}

/** The event as it is sent. Stripe's own are printed over many lines, too. */
export function bodyOf(notice: Notice<Said>): string {
  const { id, type, createdMs, content, before } = notice.fields;
  const event = {
    id,
    object: 'event',
    api_version: apiVersion,
    created: Math.floor(createdMs / 1_000),
    data: {
      object: spoiltContent(notice, content),
      ...(before === undefined ? {} : { previous_attributes: before }),
    },
    // Well signed and about somebody else: another account's, or of the other mode.
    livemode: isSpoilt(notice, 'notice-wrong-app'),
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    ...(isSpoilt(notice, 'notice-wrong-seller') ? { account: 'acct_somebodyElse' } : {}),
  };
  return JSON.stringify(event, undefined, 2);
}

function spoiltContent(notice: Notice<Said>, content: Record<string, unknown>) {
  if (isSpoilt(notice, 'notice-wrong-currency') && typeof content['currency'] === 'string') {
    return { ...content, currency: otherThan(content['currency'].toUpperCase()).toLowerCase() };
  }
  if (!isSpoilt(notice, 'notice-wrong-amount')) return content;
  const more = ['amount', 'amount_captured', 'amount_total'].flatMap((name) => {
    const amount = content[name];
    return typeof amount === 'number' ? [[name, amount + 100] as const] : [];
  });
  return { ...content, ...Object.fromEntries(more) };
}

const staleMs = 600_000;

export function headersOf(
  endpoint: Endpoint,
  notice: Notice<Said>,
  body: string,
  nowMs: number,
): Record<string, string> {
  const atMs = nowMs - (isSpoilt(notice, 'notice-stale') ? staleMs : 0);
  const secrets = endpoint.secrets
    .filter(({ untilMs }) => untilMs === null || untilMs > nowMs)
    .map(({ secret }) => secret);
  const isForged = isSpoilt(notice, 'notice-tampered-signature');
  const signature = signatureOf(body, atMs, isForged ? ['whsec_of_somebody_else'] : secrets);
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'stripe-signature': signature,
  };
}
