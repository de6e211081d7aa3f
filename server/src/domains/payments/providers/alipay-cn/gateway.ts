import type { HttpOutcome } from '#platform/http';
import type { CallTools } from '../provider.ts';
import { rawMembers } from './raw-answer.ts';
import { callParts, type Method, type Request } from './request.ts';
import type { Merchant } from './settings.ts';
import { isSigned } from '../rsa/signature.ts';

/** What is certain after a call. Only an answer that Alipay has signed is proof of anything. */
export type GatewayAnswer =
  | { readonly kind: 'done'; readonly fields: AnswerFields }
  /** A signed no. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      /** Empty where Alipay gives none. */
      readonly subCode: string;
    }
  | NothingCertain;

interface NothingCertain {
  readonly kind: 'nothing_certain';
  readonly reason: string;
}

export type AnswerFields = Readonly<Record<string, unknown>>;

/** Real milliseconds. Alipay advises 10 to 30 s; a person waits for some of these calls. */
const timeoutMs = 10_000;

/** Calls the gateway. Never throws for what comes back, whatever it is. */
export async function callGateway(
  merchant: Merchant,
  tools: CallTools,
  request: Request,
): Promise<GatewayAnswer> {
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

function readOutcome(merchant: Merchant, method: Method, outcome: HttpOutcome): GatewayAnswer {
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
function readAnswer(merchant: Merchant, method: Method, body: Buffer): GatewayAnswer {
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
  return code === '10000' ? { kind: 'done', fields } : { kind: 'refused', code, subCode };
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8(body: Buffer): string | undefined {
  try {
    return strictUtf8.decode(body);
  } catch {
    return undefined;
  }
}

function fieldsOf(raw: string | undefined): AnswerFields | undefined {
  const parsed: unknown = raw === undefined ? undefined : JSON.parse(raw);
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? (parsed as AnswerFields) : undefined;
}

function textOf(raw: string | undefined): string | undefined {
  const parsed: unknown = raw === undefined ? undefined : JSON.parse(raw);
  return typeof parsed === 'string' ? parsed : undefined;
}

/** A code as it may be kept and shown: an answer could hold anything in its place. */
function nameIn(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : '';
}

function uncertain(reason: string): NothingCertain {
  return { kind: 'nothing_certain', reason };
}
