import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#base';
import { refuse } from './refusals.ts';

type Answer = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => unknown;
type RefuseMethod = (allowed: string) => Refusal;

interface Nowhere {
  readonly answer: Answer;
  /** Says no to a method that an address has not. */
  readonly refuseMethod: RefuseMethod;
}

interface Address {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** By server and prefix: who answers what goes wrong before a route is found. */
const nowheresUnder = new WeakMap<object, Map<string, Nowhere>>();
/** By server: every address that has a route, but for those that stand for any. */
const addressesOf = new WeakMap<object, Address[]>();

/** Keeps in mind which methods an address has, for whoever comes with another. */
export function noteAddresses(app: FastifyInstance): void {
  const addresses: Address[] = [];
  addressesOf.set(app.server, addresses);
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const literal = url.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const pattern = new RegExp(`^${literal.replaceAll(/:\w+/g, '[^/]+')}$`);
    addresses.push({ pattern, methods: [method].flat() });
  });
}

/**
 * Under this prefix, addresses that lead nowhere are answered as the channel answers everything
 * else, those included whose ids are so long that no route is looked for, and so are methods that
 * an address has not.
 */
export function answerNowhere(
  app: FastifyInstance,
  prefix: string,
  refuseMethod: RefuseMethod,
): void {
  const under = nowheresUnder.get(app.server) ?? new Map<string, Nowhere>();
  nowheresUnder.set(
    app.server,
    under.set(`${prefix}/`, { answer: app.errorHandler, refuseMethod }),
  );
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
export function answererOf(request: FastifyRequest): Answer | undefined {
  return nowhereOf(request)?.answer;
}

function nowhereOf({ server, url }: FastifyRequest): Nowhere | undefined {
  const under = nowheresUnder.get(server.server) ?? new Map<string, Nowhere>();
  return [...under].find(([prefix]) => url.startsWith(prefix))?.[1];
}

/**
 * No to what has no route, before its body is looked at: at an address that is there, another
 * method is 405 with those that it has (RFC 9110, 15.5.6).
 */
export function noRoute(request: FastifyRequest, reply: FastifyReply): Refusal {
  const [path = ''] = request.url.split('?');
  const here = (addressesOf.get(request.server.server) ?? []).filter(({ pattern }) => {
    return pattern.test(path);
  });
  const has = new Set(here.flatMap(({ methods }) => methods));
  if (has.size === 0) return refuse.route_unknown();
  const allowed = [...has].toSorted().join(', ');
  void reply.header('allow', allowed);
  const nowhere = nowhereOf(request);
  return nowhere ? nowhere.refuseMethod(allowed) : refuse.address_method_unknown({ allowed });
}
