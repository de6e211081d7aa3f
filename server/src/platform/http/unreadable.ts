import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refuse } from './refusals.ts';

/** Node's parser of HTTP says what it could not take; RFC 9110 and 6585 have the statuses. */
const answers: Readonly<Record<string, readonly [status: string, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
};
const usual = ['400 Bad Request', 'This is not HTTP as we understand it.'] as const;

/**
 * Answers bytes that are no request, on the bare connection: there is no route, no channel and no
 * number to quote. The connection ends, because nobody knows where the next request would begin.
 */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = answers[error.code ?? ''] ?? usual;
  const body = problemText(status, detail);
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** RFC 9110, 10.1.1: nothing but `100-continue` is an expectation that we know. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const status = '417 Expectation Failed';
  response.writeHead(417, {
    'content-type': 'application/problem+json; charset=utf-8',
    connection: 'close',
  });
  response.end(problemText(status, 'We do not know what this request expects of us.'));
}

function problemText(status: string, detail: string): string {
  return JSON.stringify({
    type: 'about:blank',
    title: status.slice(4),
    status: Number.parseInt(status, 10),
    code: refuse.request_unreadable().code,
    detail,
  });
}
