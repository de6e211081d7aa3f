import type { HttpOutcome } from '#platform/http';
import type { CallTools } from '../provider.ts';
import { type Answer, fieldsOf, nameIn, timeoutMs, uncertain, utf8 } from './answer.ts';
import { callTurnedAway } from './answer-codes.ts';
import { rawMembers } from './raw-answer.ts';
import { type ApiMethod, type ApiRequest, callParts } from './request.ts';
import type { Merchant } from './settings.ts';
import { isSigned } from '../rsa/signature.ts';

/** Calls the gateway. Never throws for what comes back, whatever it is. */
export async function callGateway(
  merchant: Merchant,
  tools: CallTools,
  request: ApiRequest,
): Promise<Answer> {
  const { url, body } = callParts(merchant, request, tools.nowMs);
  const outcome = await tools.http.call({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body,
    timeoutMs,
  });
  return readOutcome(merchant, request.method, outcome);
}

function readOutcome(merchant: Merchant, method: ApiMethod, outcome: HttpOutcome): Answer {
  if (outcome.outcome === 'not_sent') return uncertain(`nothing was sent: ${outcome.reason}`);
  if (outcome.outcome === 'sent_without_proof') return uncertain(`no proof: ${outcome.reason}`);
  const { status, body } = outcome.answer;
  // The gateway says also no with 200. Any other status is of something that stands before it.
  if (status !== 200) return uncertain(`no proof: status ${status}`);
  return readAnswer(merchant, method, body);
}

/**
 * Reads an answer of the gateway. The signature covers the exact characters of the inner object, so
 * they are cut out of the raw text; parsed and printed again, `\/` alone would make another text.
 */
function readAnswer(merchant: Merchant, method: ApiMethod, body: Buffer): Answer {
  const text = utf8(body);
  const members = text === undefined ? undefined : rawMembers(text);
  const inner = members?.get(`${method.replaceAll('.', '_')}_response`);
  // Alipay signs nothing when it does not know the application, or what it is asked.
  const fields = fieldsOf(inner ?? members?.get('error_response'));
  if (!members || !fields) return uncertain('the answer is unreadable');
  const signature = textOf(members.get('sign'));
  const code = nameIn(fields['code']);
  const subCode = nameIn(fields['sub_code']);
  if (inner === undefined || signature === undefined) {
    return uncertain(`the answer is not signed: ${code} ${subCode}`.trimEnd());
  }
  if (!isSigned(inner, signature, merchant.alipayPublicKeys)) {
    return uncertain('the signature of the answer is wrong');
  }
  if (code === '10000') return { kind: 'done', fields };
  return { kind: 'refused', code, subCode, isTurnedAway: callTurnedAway.has(code) };
}

function textOf(raw: string | undefined): string | undefined {
  const parsed: unknown = raw === undefined ? undefined : JSON.parse(raw);
  return typeof parsed === 'string' ? parsed : undefined;
}
