import { problemOf, type Result } from './problem.ts';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export interface Sent {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Sends once, and waits no longer than the deadline for the whole answer, body included. */
export async function sendOnce(
  fetch: Fetch,
  sent: Sent,
  deadlineMs: number,
): Promise<Result<unknown>> {
  // By hand, because AbortSignal.timeout is younger than many phones.
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  try {
    const response = await fetch(sent.address, {
      method: sent.method,
      headers: sent.headers,
      body: sent.body,
      signal: deadline.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
    const body = response.status === 204 ? null : await readJson(response);
    if (response.ok && body !== unreadable) return { isOk: true, answer: body };
    return { isOk: false, problem: problemOf(response.status, response.headers, body) };
  } catch {
    return {
      isOk: false,
      problem: { kind: 'unreachable', reason: deadline.signal.aborted ? 'timeout' : 'lost' },
    };
  } finally {
    clearTimeout(timer);
  }
}

const unreadable = Symbol('unreadable');

/**
 * A proxy's HTML page is not our answer; a connection cut in the middle of the body is a lost
 * one.
 */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadable;
  }
}
