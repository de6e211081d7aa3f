import type { HttpAnswer } from '#platform/http';
import type { CallTools } from '../provider.ts';
import { type Fields, nameIn, objectIn } from '../json/fields.ts';
import type { PlatformKeys } from './platform-keys.ts';
import type { Merchant } from './settings.ts';
import { authorizationOf, fixedHeaders, verdictOn } from './signing.ts';

/** Our side of a contract with WeChat Pay, and what we know of the other side's keys. */
export interface Contract {
  readonly merchant: Merchant;
  readonly keys: PlatformKeys;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly target: string;
  readonly content?: Fields;
}

/** What is certain after a call. Only an answer that WeChat has signed is proof of anything. */
export type GatewayAnswer =
  | { readonly kind: 'done'; readonly fields: Fields }
  /** A signed no. */
  | { readonly kind: 'refused'; readonly code: string }
  | NothingCertain;

interface NothingCertain {
  readonly kind: 'nothing_certain';
  readonly reason: string;
}

/** Real milliseconds. A person waits for some of these calls. */
const timeoutMs = 10_000;

/** Calls WeChat. Never throws for what comes back, whatever it is. */
export async function callGateway(
  { merchant, keys }: Contract,
  tools: CallTools,
  { method, target, content }: Call,
): Promise<GatewayAnswer> {
  const body = content ? JSON.stringify(content) : '';
  const outcome = await tools.http.call({
    method,
    url: `${merchant.gateway}${target}`,
    headers: {
      ...fixedHeaders,
      ...(content ? { 'content-type': 'application/json' } : {}),
      ...wantedKey(merchant),
      authorization: authorizationOf(merchant, { method, target, body }, tools.nowMs),
    },
    ...(content ? { body } : {}),
    timeoutMs,
  });
  if (outcome.outcome === 'not_sent') return uncertain(`nothing was sent: ${outcome.reason}`);
  if (outcome.outcome === 'sent_without_proof') return uncertain(`no proof: ${outcome.reason}`);
  return readAnswer(keys, tools, outcome.answer);
}

/** Tells WeChat with which of its keys to sign the answer; without it, it is a certificate's. */
function wantedKey({ platformPublicKeys }: Merchant): Readonly<Record<string, string>> {
  const [id] = [...platformPublicKeys.keys()].slice(-1);
  return id === undefined ? {} : { 'wechatpay-serial': id };
}

/**
 * A key that we do not know may be WeChat's next one: the answer is read again once it is learnt.
 */
async function readAnswer(
  keys: PlatformKeys,
  tools: CallTools,
  answer: HttpAnswer,
): Promise<GatewayAnswer> {
  const { status, headers, body } = answer;
  const verdict = (): ReturnType<typeof verdictOn> =>
    verdictOn(keys.find, headers, body, tools.nowMs);
  let said = verdict();
  if (said.kind === 'unknown_key') {
    await keys.learn(tools);
    said = verdict();
  }
  // A status means nothing by itself: anything may stand between WeChat and us and answer.
  if (said.kind !== 'signed') return uncertain(`no proof: status ${status}, ${said.reason}`);
  const fields = body.length === 0 ? {} : objectIn(body);
  if (!fields) return uncertain('the answer is unreadable');
  if (status >= 200 && status < 300) return { kind: 'done', fields };
  const code = nameIn(fields['code']);
  return status >= 400 && code !== ''
    ? { kind: 'refused', code }
    : uncertain(`no proof: status ${status}`);
}

export function uncertain(reason: string): NothingCertain {
  return { kind: 'nothing_certain', reason };
}
