import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Of real time. */
  timeoutMs: number;
  signal: AbortSignal;
}

export interface Posted {
  status: number;
  /** The first bytes of the answer; a longer one is cut off and not waited for. */
  body: string;
}

const longestAnswer = 4_096;

/**
 * Posts on a connection of its own and does not follow redirects. Rejects when no answer came, and
 * after `timeoutMs`.
 */
export function postBody({ url, headers, body, timeoutMs, signal }: Posting): Promise<Posted> {
  const { promise, resolve, reject } = Promise.withResolvers<Posted>();
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const request = send(url, {
    method: 'POST',
    agent: false,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  });
  request.on('error', reject);
  request.on('response', (response) => {
    let answer = '';
    response.setEncoding('utf8');
    response.on('error', reject);
    response.on('data', (chunk: string) => {
      answer += chunk;
      if (answer.length <= longestAnswer) return;
      resolve({ status: response.statusCode ?? 0, body: answer });
      response.destroy();
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body: answer }));
  });
  request.end(body);
  return promise;
}
