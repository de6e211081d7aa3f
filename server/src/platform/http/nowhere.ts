import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Refusal } from '#base';
import { refuse } from './refusals.ts';
import type { RouteShape } from './routes.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** No operation: a method that an address has not, which is refused there. */
    readonly isRefused?: true;
  }
}

type Answer = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => unknown;

/** By server and prefix: who answers what goes wrong before a route is found. */
const answersUnder = new WeakMap<object, Map<string, Answer>>();

/**
 * Under this prefix, addresses that lead nowhere are answered as the channel answers everything
 * else, those included whose ids are so long that no route is looked for.
 */
export function answerNowhere(app: FastifyInstance, prefix: string): void {
  const under = answersUnder.get(app.server) ?? new Map<string, Answer>();
  answersUnder.set(app.server, under.set(`${prefix}/`, app.errorHandler));
  void app.register(
    async (scope) => {
      scope.setNotFoundHandler(() => {
        throw refuse.route_unknown();
      });
    },
    { prefix },
  );
}

/** Who answers for this address, where a channel has said so. */
export function answererOf({ server, url }: FastifyRequest): Answer | undefined {
  const under = answersUnder.get(server.server) ?? new Map<string, Answer>();
  return [...under].find(([prefix]) => url.startsWith(prefix))?.[1];
}

const every: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** At an address that is there, another method is 405 with those that it has (RFC 9110, 15.5.6). */
export function refuseOtherMethods(
  app: FastifyInstance,
  routes: readonly Pick<RouteShape, 'method' | 'path'>[],
  refusal: (allowed: string) => Refusal,
): void {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  for (const [path, served] of byPath) {
    const has = served.map(({ method }) => method).toSorted();
    const allowed = has.join(', ');
    app.route({
      method: every.filter((one) => !has.some((other) => other === one)),
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      config: { isRefused: true },
      handler: async (_request, reply) => {
        void reply.header('allow', allowed);
        throw refusal(allowed);
      },
    });
  }
}
