import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { CallTools } from '../provider.ts';
import type { FpsSettings } from './settings.ts';

/** What is certain after a question. Only an answer that the bank has signed is proof. */
export type BankAnswer =
  | { readonly kind: 'file'; readonly file: Buffer }
  /** A signed 404. */
  | { readonly kind: 'none' }
  | { readonly kind: 'nothing_certain'; readonly reason: string };

/** Real milliseconds. */
const timeoutMs = 10_000;
const longestAnswerBytes = 256 * 1_024 * 1_024;

/**
 * Asks the bank's interface. The signature covers method, path and query, the time, a nonce that
 * serves once, and the hash of the empty body; the answer's covers that nonce, so that an answer to
 * another question proves nothing. Never throws for what comes back.
 */
export async function askBank(
  payee: FpsSettings,
  tools: CallTools,
  target: string,
): Promise<BankAnswer> {
  const nonce = randomUUID();
  const outcome = await tools.http.call({
    method: 'GET',
    url: `${payee.gateway}${target}`,
    headers: { authorization: authorizationOf(payee, target, nonce, tools.nowMs) },
    timeoutMs,
    longestAnswerBytes,
  });
  if (outcome.outcome === 'not_sent') return uncertain(`nothing was sent: ${outcome.reason}`);
  if (outcome.outcome === 'sent_without_proof') return uncertain(`no proof: ${outcome.reason}`);
  const { status, headers, body } = outcome.answer;
  if (!isSigned(payee, headers['x-signature'], [nonce, status, sha256(body)].join('\n'))) {
    return uncertain(`the answer is not signed: status ${status}`);
  }
  if (status === 200) return { kind: 'file', file: body };
  return status === 404 ? { kind: 'none' } : uncertain(`the bank said ${status}`);
}

function authorizationOf(
  { clientId, secrets }: FpsSettings,
  target: string,
  nonce: string,
  nowMs: number,
): string {
  const text = ['GET', target, nowMs, nonce, sha256('')].join('\n');
  const signature = hmac(secrets.at(-1) ?? '', text).toString('hex');
  const named = `client="${clientId}", time="${nowMs}", nonce="${nonce}"`;
  return `HMAC-SHA256 ${named}, signature="${signature}"`;
}

function isSigned({ secrets }: FpsSettings, given: string | undefined, text: string): boolean {
  const bytes = Buffer.from(given ?? '', 'hex');
  return secrets.some((secret) => {
    const wanted = hmac(secret, text);
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
  });
}

function hmac(secret: string, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function sha256(of: string | Buffer): string {
  return createHash('sha256').update(of).digest('hex');
}

function uncertain(reason: string): BankAnswer {
  return { kind: 'nothing_certain', reason };
}
