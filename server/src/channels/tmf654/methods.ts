import type { FastifyInstance, HTTPMethods } from 'fastify';
import type { Tmf654Route } from './channel.ts';
import { refuse } from './refusals.ts';

const every: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** At an address that is there, another method is 405 with those that it has (RFC 9110, 15.5.6). */
export function refuseOtherMethods(app: FastifyInstance, routes: readonly Tmf654Route[]): void {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  for (const [path, served] of byPath) {
    const allowed = served.map(({ method }) => method).toSorted();
    const method = every.filter((one) => !allowed.some((other) => other === one));
    app.route({
      method,
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      handler: async (_request, reply) => {
        void reply.header('allow', allowed.join(', '));
        throw refuse.tmf_method_unknown({ allowed: allowed.join(', ') });
      },
    });
  }
}
