import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface Posted {
  status: number;
  /** The first bytes of the answer; a longer one is cut off and not waited for. */
  body: string;
}

const longestAnswer = 4_096;

/**
 * Posts a form on a connection of its own and does not follow redirects. Rejects when no answer
 * came, and after `timeoutMs` of real time.
 */
export function postForm(
  url: string,
  fields: Record<string, string>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Posted> {
  const { promise, resolve, reject } = Promise.withResolvers<Posted>();
  const body = new URLSearchParams(fields).toString();
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const request = send(url, {
    method: 'POST',
    agent: false,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    },
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
