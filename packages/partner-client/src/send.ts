import type { Problem } from './shapes.ts';
import { LowuRefusal, UnreadableAnswer } from './problems.ts';

export interface Sent {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Sends once. Throws `LowuRefusal`, `UnreadableAnswer`, or what fetch throws when nothing came back
 * before the deadline.
 */
export async function sendOnce(
  fetchIt: typeof fetch,
  { method, address, headers, body }: Sent,
  deadlineMs: number,
): Promise<Answered> {
  const response = await fetchIt(address, {
    method,
    headers,
    signal: AbortSignal.timeout(deadlineMs),
    redirect: 'error',
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (response.status === 204) return { status: 204, body: undefined };
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.startsWith('text/')) return { status: response.status, body: text };
  const read = readJson(text);
  if (response.ok && read !== undefined) return { status: response.status, body: read };
  const retryAfterMs = retryAfterIn(response.headers.get('retry-after'));
  const isProblem = type.startsWith('application/problem+json') && isObject(read);
  // A fault is the platform's own word for not knowing: no refusal, since it may have been done.
  if (!isProblem || response.status === 500) {
    throw new UnreadableAnswer(response.status, retryAfterMs);
  }
  throw new LowuRefusal(read as Problem, retryAfterMs);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Seconds, or a date, which no answer of the platform has. */
function retryAfterIn(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined;
}
