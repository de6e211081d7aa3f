import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Fault, type Language } from '#base';
import type { Log } from '#platform/log';
import { type Check, checker } from './check-input.ts';
import { type Answers, problemOf, retryAfterOf } from './problem.ts';
import { asRefusal } from './fastify-errors.ts';

/** What a contract says of an operation; see `@lowu/contract/route`. */
export interface RouteShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
  readonly answer: TSchema;
  /** Instead, where the handler has set the status 202: the work goes on. */
  readonly accepted?: TSchema;
  readonly status?: number;
  /** Of its body, where that may be larger than the others'. */
  readonly largestBodyBytes?: number;
}

type AnswerOf<R extends RouteShape> =
  | Static<R['answer']>
  | (R['accepted'] extends TSchema ? Static<R['accepted']> : never);

type Part<Schema> = Schema extends TObject ? Static<Schema> : undefined;

export interface Call<R extends RouteShape, Who> {
  readonly params: Part<R['params']>;
  readonly query: Part<R['query']>;
  readonly body: Part<R['body']>;
  /** Who calls, as the channel found out before. */
  readonly who: Who;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Answers with the body, or with undefined: for a 204, or when it has taken over the reply itself,
 * as a stream does.
 */
export type Handler<R extends RouteShape, Who> = (
  call: Call<R, Who>,
) => Promise<AnswerOf<R> | undefined>;

export interface Channel<Route extends RouteShape, Who> {
  readonly app: FastifyInstance;
  readonly log: Log;
  readonly answers: Answers;
  /** Finds out who calls and whether they may; throws a refusal when not. */
  readonly identify: (route: Route, request: FastifyRequest, reply: FastifyReply) => Promise<Who>;
  readonly languageOf: (request: FastifyRequest) => Language;
  /** Makes an answer that its contract does not describe a fault: for tests and the demo. */
  readonly isCheckingAnswers?: boolean;
}

/** Where a contract takes nothing, nothing may be given. */
const nothing = Type.Object({}, { additionalProperties: false });

/**
 * Serves one operation of a contract: finds out who calls, checks the whole input, then does it.
 */
export function serve<Route extends RouteShape, R extends Route, Who>(
  channel: Channel<Route, Who>,
  route: R,
  handler: Handler<R, Who>,
): void {
  const checks: readonly (readonly ['params' | 'query' | 'body', Check | undefined])[] = [
    ['params', route.params && checker('path', route.params)],
    ['query', checker('query', route.query ?? nothing)],
    ['body', checker('body', route.body ?? nothing)],
  ];
  const isChecking = channel.isCheckingAnswers ?? false;
  const described = isChecking ? Compile(route.answer) : undefined;
  const accepted = isChecking && route.accepted ? Compile(route.accepted) : undefined;
  channel.app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.largestBodyBytes === undefined ? {} : { bodyLimit: route.largestBodyBytes }),
    handler: async (request, reply) => {
      const who = await channel.identify(route, request, reply);
      // What is not there is empty to the handler as it is to the check before it.
      const given = {
        params: request.params ?? {},
        query: request.query ?? {},
        body: request.body ?? {},
      };
      for (const [part, check] of checks) check?.(given[part]);
      const parts = given as Pick<Call<R, Who>, 'params' | 'query' | 'body'>;
      const answer = await handler({ ...parts, who, request, reply });
      const isAccepted = route.accepted !== undefined && reply.statusCode === 202;
      const shape = isAccepted ? accepted : described;
      if (answer !== undefined && shape) compare(shape, answer, route);
      if (answer === undefined) return route.status === 204 ? reply.code(204).send() : reply;
      return reply
        .code(isAccepted ? 202 : (route.status ?? 200))
        .header('content-type', 'application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .serializer(JSON.stringify)
        .send(answer);
    },
  });
}

function compare(described: Validator, answer: unknown, { method, path }: RouteShape): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  const [error] = described.Check(sent) ? [] : described.Errors(sent);
  if (!error) return;
  const place = `${error.instancePath} ${error.message}`;
  throw new Fault(`${method} ${path} answers what its contract does not describe: ${place}`);
}

/** Within this scope of routes, everything that goes wrong is answered as problem+json. */
export function answerProblems<Route extends RouteShape, Who>(channel: Channel<Route, Who>): void {
  const { app, log, answers, languageOf } = channel;
  app.setErrorHandler((thrown, request, reply) => {
    const error = asRefusal(thrown);
    const problem = problemOf(error, answers, languageOf(request), `urn:uuid:${request.id}`);
    if (problem.status >= 500) log.error('a request failed', { request: request.id, error });
    const pause = retryAfterOf(problem);
    if (pause !== undefined) void reply.header('retry-after', pause);
    void reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', languageOf(request))
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .send(problem);
  });
}
