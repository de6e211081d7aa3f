import { problemOf, type Result } from './problem.ts';
import type { Fetch, Sent } from './send.ts';

/**
 * Sends once and reads the answer's events as they come, each given to `tell`; gives the last one.
 * However long the work takes, an answer that falls silent for so long is taken for lost: the work
 * may go on all the same.
 */
export async function followWork<Event>(
  fetch: Fetch,
  { address, ...init }: Sent,
  tell: (event: Event) => void,
  silentMs: number,
): Promise<Result<Event>> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silentMs);
  try {
    const response = await fetch(address, {
      ...init,
      signal: silence.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
    if (!response.ok || !response.body) {
      const body: unknown = await response.json().catch(() => undefined);
      return { isOk: false, problem: problemOf(response.status, response.headers, body) };
    }
    let last: Event | undefined;
    for await (const event of eventsIn<Event>(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silentMs);
      last = event;
      tell(event);
    }
    return last === undefined ? lost : { isOk: true, answer: last };
  } catch {
    return lost;
  } finally {
    clearTimeout(timer);
  }
}

const lost: Result<never> = { isOk: false, problem: { kind: 'unreachable', reason: 'lost' } };

async function* eventsIn<Event>(body: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const pieces = `${text}${decoder.decode(value, { stream: true })}`.split('\n\n');
    text = pieces.pop() ?? '';
    for (const piece of pieces) {
      if (piece.startsWith('data: ')) yield JSON.parse(piece.slice(6)) as Event;
    }
  }
}
