import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedNotice {
  /** The fields of a form; a notice of another kind has none. */
  form: Record<string, string>;
  raw: string;
  headers: IncomingHttpHeaders;
  atMs: number;
}

export interface Receiver {
  url: string;
  /** The notices of one order so far, in the order of their arrival. */
  of(outTradeNo: string): ReceivedNotice[];
  /** What it answers from now on. `hang` never answers. */
  answerWith(status: number | 'hang', body?: string): void;
  /** Resolves once `count` notices of the order have come. */
  waitFor(outTradeNo: string, count: number): Promise<ReceivedNotice[]>;
  close(): Promise<void>;
}

const formNumber = ({ form }: ReceivedNotice): string | undefined =>
  form['out_trade_no'] ?? form['external_agreement_no'];

/** A merchant's address for notices: keeps each one and acknowledges it unless told otherwise. */
export async function startReceiver(
  numberIn: (notice: ReceivedNotice) => string | undefined = formNumber,
): Promise<Receiver> {
  const received: ReceivedNotice[] = [];
  let answer: { status: number | 'hang'; body: string } = { status: 200, body: 'success' };
  const server = createServer((request, response) => {
    let raw = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      raw += text;
    });
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(raw));
      received.push({ form, raw, headers: request.headers, atMs: Date.now() });
      if (answer.status === 'hang') return;
      response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const of = (outTradeNo: string): ReceivedNotice[] =>
    received.filter((notice) => numberIn(notice) === outTradeNo);
  return {
    url: `http://127.0.0.1:${port}/notices`,
    of,
    answerWith(status, body = '') {
      answer = { status, body };
    },
    async waitFor(outTradeNo, count) {
      await waitFor(() => of(outTradeNo).length >= count);
      return of(outTradeNo);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Long, because a machine that is busy with other tests may take seconds for what takes moments.
 */
const patienceMs = 60_000;

/** Looks again every few milliseconds until it is true. */
export async function waitFor(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const startedMs = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - startedMs > patienceMs) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
