import { randomUUID } from 'node:crypto';
import type { InstantMs } from '#base';
import type { HttpAnswer, HttpCall, HttpOutcome } from '#platform/http';
import type { CallTools } from '../provider.ts';
import { isSigned, signText } from '../rsa/signature.ts';
import { type Answer, fieldsOf, nameIn, timeoutMs, uncertain, utf8 } from './answer.ts';
import { restTurnedAway } from './answer-codes.ts';
import type { ApiMethod, ApiRequest } from './request.ts';
import type { Merchant } from './settings.ts';

interface Resource {
  readonly verb: 'GET' | 'POST';
  readonly path: string;
}

/** Where each method is in REST. What only reads, and reads no trade, is asked with GET. */
export const resources: Readonly<Record<ApiMethod, Resource>> = {
  'alipay.trade.pay': post('trade/pay'),
  'alipay.trade.precreate': post('trade/precreate'),
  'alipay.trade.query': post('trade/query'),
  'alipay.trade.close': post('trade/close'),
  'alipay.trade.refund': post('trade/refund'),
  'alipay.trade.fastpay.refund.query': post('trade/fastpay/refund/query'),
  'alipay.user.agreement.query': get('user/agreement/query'),
  'alipay.user.agreement.unsign': post('user/agreement/unsign'),
  'alipay.user.agreement.executionplan.modify': post('user/agreement/executionplan/modify'),
  'alipay.data.dataservice.bill.downloadurl.query': get('data/dataservice/bill/downloadurl/query'),
};

function post(path: string): Resource {
  return { verb: 'POST', path: `/v3/alipay/${path}` };
}

function get(path: string): Resource {
  return { verb: 'GET', path: `/v3/alipay/${path}` };
}

/** Calls REST v3. Never throws for what comes back, whatever it is. */
export async function callRest(
  merchant: Merchant,
  tools: CallTools,
  request: ApiRequest,
): Promise<Answer> {
  const call = restCall(merchant, request, { nonce: randomUUID(), nowMs: tools.nowMs });
  return readOutcome(merchant, await tools.http.call({ ...call, timeoutMs }));
}

/** A signed call: who asks and when in its header, which covers path, query and body. */
export function restCall(
  { appId, appPrivateKey, gateway }: Merchant,
  { method, content, notifyUrl }: ApiRequest,
  { nonce, nowMs }: { readonly nonce: string; readonly nowMs: InstantMs },
): Omit<HttpCall, 'timeoutMs'> {
  const { verb, path } = resources[method];
  const target = verb === 'GET' ? `${path}?${queryOf(content)}` : path;
  // The gateway takes this address beside the content; here it is a field of it.
  const notice = notifyUrl === undefined ? {} : { notify_url: notifyUrl };
  const body = verb === 'GET' ? '' : JSON.stringify({ ...notice, ...content });
  const caller = `app_id=${appId},nonce=${nonce},timestamp=${nowMs}`;
  const sign = signText(`${caller}\n${verb}\n${target}\n${body}\n`, appPrivateKey);
  return {
    method: verb,
    url: `${new URL(gateway).origin}${target}`,
    headers: {
      accept: 'application/json',
      authorization: `ALIPAY-SHA256withRSA ${caller},sign=${sign}`,
      ...(verb === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(verb === 'GET' ? {} : { body }),
  };
}

function queryOf(content: ApiRequest['content']): string {
  const texts = Object.entries(content).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(texts).toString();
}

function readOutcome(merchant: Merchant, outcome: HttpOutcome): Answer {
  if (outcome.outcome === 'not_sent') return uncertain(`nothing was sent: ${outcome.reason}`);
  if (outcome.outcome === 'sent_without_proof') return uncertain(`no proof: ${outcome.reason}`);
  return readAnswer(merchant, outcome.answer);
}

/**
 * Every word of the body is signed; the status is not, and says what a signed code must bear out.
 */
function readAnswer(merchant: Merchant, { status, headers, body }: HttpAnswer): Answer {
  const text = utf8(body);
  const fields = text === undefined ? undefined : parsed(text);
  const { 'alipay-timestamp': at, 'alipay-nonce': nonce, 'alipay-signature': sign } = headers;
  if (text === undefined || !fields) return uncertain(`the answer is unreadable: ${status}`);
  const subCode = nameIn(fields['code']);
  if (at === undefined || nonce === undefined || sign === undefined) {
    return uncertain(`the answer is not signed: ${status} ${subCode}`.trimEnd());
  }
  if (!isSigned(`${at}\n${nonce}\n${text}\n`, sign, merchant.alipayPublicKeys)) {
    return uncertain('the signature of the answer is wrong');
  }
  if (status === 200 && fields['code'] === undefined) return { kind: 'done', fields };
  if (status < 400 || subCode === '') return uncertain(`no proof: status ${status}`);
  return {
    kind: 'refused',
    code: String(status),
    subCode,
    isTurnedAway: restTurnedAway.has(subCode),
  };
}

function parsed(text: string) {
  try {
    return fieldsOf(text);
  } catch {
    return undefined;
  }
}
