import type { FastifyInstance } from 'fastify';
import {
  asRefusal,
  type Problem,
  problemOf,
  programLanguageOf,
  retryAfterOf,
} from '#platform/http';
import type { Log } from '#platform/log';
import { answers, creationAnswers } from './answers.ts';

/** TMF630's body of a refusal. */
export interface Tmf654Error {
  readonly code: string;
  readonly reason: string;
  readonly message?: string;
  readonly status: string;
  readonly referenceError: string;
  readonly '@type': 'Error';
}

export function errorOf({ code, detail, status, errors = [] }: Problem): Tmf654Error {
  const places = errors.map((error) => Object.values(error).join(': ')).join('; ');
  return {
    code,
    reason: detail,
    ...(places === '' ? {} : { message: places }),
    status: String(status),
    referenceError: `urn:lowu:refusal:${code}`,
    '@type': 'Error',
  };
}

/** Within this scope of routes everything that goes wrong is answered as TMF630 has it. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = asRefusal(thrown);
    const language = programLanguageOf(request);
    const table = request.method === 'POST' ? creationAnswers : answers;
    const problem = problemOf(error, table, language, `urn:uuid:${request.id}`);
    if (problem.status >= 500) log.error('a request failed', { request: request.id, error });
    const pause = retryAfterOf(problem);
    if (pause !== undefined) void reply.header('retry-after', pause);
    void reply
      .code(problem.status)
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .send(errorOf(problem));
  });
}
