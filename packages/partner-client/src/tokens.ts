import { LowuRefusal, UnreadableAnswer } from './problems.ts';
import type { ClientOptions, Surroundings } from './surroundings.ts';

export interface Tokens {
  /** An access token that lives for a while yet; many who ask at once share one request. */
  read(): Promise<string>;
  /** Says that a token was not taken, so that the next read gets another. */
  drop(token: string): void;
}

interface Held {
  readonly token: string;
  readonly untilMs: number;
}

/** A token is got anew so long before it ends, or in the last tenth of its life. */
const marginMs = 30_000;

/** Access tokens by the client credentials grant of OAuth 2 (RFC 6749, 4.4). */
export function openTokens(
  { baseUrl, clientId, clientSecret, scopes }: ClientOptions,
  { fetch: fetchIt, now }: Surroundings,
  deadlineMs: number,
): Tokens {
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;

  const ask = async (): Promise<Held> => {
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    if (scopes) form.set('scope', scopes.join(' '));
    if (clientSecret === undefined) form.set('client_id', clientId);
    const shown =
      clientSecret === undefined ? {} : { authorization: basic(clientId, clientSecret) };
    const askedMs = now();
    const response = await fetchIt(`${baseUrl}/oauth/token`, {
      method: 'POST',
      headers: { ...shown, accept: 'application/json' },
      body: form,
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'error',
    });
    const body = (await response.json().catch(() => undefined)) as
      | { access_token?: string; expires_in?: number; error?: string; error_description?: string }
      | undefined;
    const { access_token: token, expires_in: seconds = 0 } = body ?? {};
    if (response.ok && token !== undefined) {
      const lifeMs = seconds * 1_000;
      return { token, untilMs: askedMs + lifeMs - Math.min(marginMs, lifeMs / 10) };
    }
    throw refusalOf(response, body);
  };

  return {
    async read() {
      if (held && now() < held.untilMs) return held.token;
      asking ??= ask().finally(() => (asking = undefined));
      held = await asking;
      return held.token;
    },
    drop(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

function basic(clientId: string, clientSecret: string): string {
  const shown = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  return `Basic ${btoa(shown)}`;
}

/** The token endpoint says no in the words of RFC 6749, 5.2. */
function refusalOf(
  response: Response,
  body: { readonly error?: string; readonly error_description?: string } | undefined,
): Error {
  const { status } = response;
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  const retryAfterMs = seconds > 0 ? seconds * 1_000 : undefined;
  if (body?.error === undefined || status >= 500) return new UnreadableAnswer(status, retryAfterMs);
  const { error: code, error_description: detail = code } = body;
  const problem = { type: 'about:blank', title: code, status, code, detail, party: 'client' };
  return new LowuRefusal(problem, retryAfterMs);
}
