import type { Stream } from '../../../web/client/index.ts';

/**
 * Server-sent events over `fetch`, as a browser's EventSource gives them; Node's own is still
 * behind a switch. It does not reconnect: whoever follows an order opens a new one.
 */
export function openEventStream(open: (signal: AbortSignal) => Promise<Response>): Stream {
  const events = new EventTarget();
  const closing = new AbortController();
  const read = async (): Promise<void> => {
    const response = await open(closing.signal);
    if (!response.ok || !response.body) return;
    let text = '';
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop() ?? '';
      for (const data of blocks.flatMap(dataOf)) {
        events.dispatchEvent(new MessageEvent('message', { data }));
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      if (!closing.signal.aborted) events.dispatchEvent(new Event('error'));
    });
  return {
    addEventListener(kind: 'message' | 'error', told: (event: { data: string }) => void) {
      events.addEventListener(kind, (event) => told(event as MessageEvent<string>));
    },
    close: () => closing.abort(),
  };
}

function dataOf(block: string): string[] {
  const lines = block.split('\n').filter((line) => line.startsWith('data: '));
  return lines.length === 0 ? [] : [lines.map((line) => line.slice(6)).join('\n')];
}
