import type { HttpAnswer } from '#platform/http';
import { type Fields, fieldsOf, nameIn, objectIn } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import type { Merchant } from './settings.ts';
import { isAuthentic, signatureOf } from './signing.ts';

/** What is certain after a call. Only an answer that Antom has signed is proof of anything. */
export type GatewayAnswer =
  /** `resultStatus` S. */
  | { readonly kind: 'done'; readonly fields: Fields }
  /** U with a code that says so: it is under way, and nothing more. */
  | { readonly kind: 'under_way'; readonly fields: Fields }
  /** F: a signed no. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'nothing_certain'; readonly reason: string };

/** The methods of the gateway that we use. */
export type Method =
  | 'payments/pay'
  | 'payments/inquiryPayment'
  | 'payments/cancel'
  | 'payments/refund'
  | 'payments/inquiryRefund'
  | 'payments/supplyDefenseDocument'
  | 'authorizations/consult'
  | 'authorizations/applyToken'
  | 'authorizations/query'
  | 'authorizations/revoke';

/** Real milliseconds. A person waits for some of these calls. */
const timeoutMs = 10_000;

/** Calls Antom. Never throws for what comes back, whatever it is. */
export async function callGateway(
  merchant: Merchant,
  tools: CallTools,
  method: Method,
  content: Fields,
): Promise<GatewayAnswer> {
  const { clientId, gateway, folder } = merchant;
  const target = `${folder}/${method}`;
  const [time, body] = [String(tools.nowMs), JSON.stringify(content)];
  const outcome = await tools.http.call({
    method: 'POST',
    url: `${gateway}${target}`,
    headers: {
      'client-id': clientId,
      'request-time': time,
      'content-type': 'application/json; charset=UTF-8',
      signature: signatureOf(merchant, { target, clientId, time, body }),
    },
    body,
    timeoutMs,
  });
  if (outcome.outcome === 'not_sent') return uncertain(`nothing was sent: ${outcome.reason}`);
  if (outcome.outcome === 'sent_without_proof') return uncertain(`no proof: ${outcome.reason}`);
  return readAnswer(merchant, target, outcome.answer);
}

const underWay: ReadonlySet<string> = new Set(['PAYMENT_IN_PROCESS', 'REFUND_IN_PROCESS']);

/** A status means nothing by itself: anything may stand between Antom and us and answer. */
function readAnswer(merchant: Merchant, target: string, answer: HttpAnswer): GatewayAnswer {
  const { status, headers, body } = answer;
  const { 'response-time': time = '', signature = '' } = headers;
  const { clientId } = merchant;
  if (!isAuthentic(merchant, { target, clientId, time, body }, signature)) {
    return uncertain(`no proof: status ${status}, the answer is not signed`);
  }
  const fields = objectIn(body);
  const result = fieldsOf(fields?.['result']);
  const code = nameIn(result?.['resultCode']);
  if (!fields || code === '') return uncertain('the answer is unreadable');
  switch (result?.['resultStatus']) {
    case 'S':
      return { kind: 'done', fields };
    case 'F':
      return { kind: 'refused', code };
    default:
      return underWay.has(code)
        ? { kind: 'under_way', fields }
        : uncertain(`nobody can say: ${code}`);
  }
}

export function uncertain(reason: string): Extract<GatewayAnswer, { kind: 'nothing_certain' }> {
  return { kind: 'nothing_certain', reason };
}
