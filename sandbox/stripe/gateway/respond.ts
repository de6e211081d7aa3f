import type { Reply } from '../../kit/answers.ts';
import { apiVersion } from '../protocol/version.ts';
import { newId } from '../protocol/ids.ts';
import type { Refused } from '../protocol/refused.ts';

export function answerOf(fields: Record<string, unknown>): Reply {
  return { status: 200, headers: {}, body: print(fields) };
}

export function refusalOf({ status, fields }: Refused): Reply {
  const doc = fields.code === undefined ? {} : { doc_url: `https://stripe.com/docs/error-codes/` };
  return { status, headers: {}, body: print({ error: { ...fields, ...doc } }) };
}

/** What every answer carries, stored or new. */
export function withHeaders(reply: Reply, key: string | undefined): Reply {
  return {
    ...reply,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'request-id': newId('req', 14),
      'stripe-version': apiVersion,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...reply.headers,
    },
  };
}

/** Over many lines, as Stripe does it. */
function print(fields: Record<string, unknown>): string {
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}
