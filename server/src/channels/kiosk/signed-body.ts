import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseStrictly } from '#platform/http';

const bodies = new WeakMap<object, Buffer>();
const none = Buffer.alloc(0);

/** Keeps the octets of each body beside what they say, because a signature covers the octets. */
export function keepBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const octets = Buffer.from(body);
    bodies.set(request.raw, octets);
    try {
      done(null, octets.length === 0 ? undefined : parseStrictly(octets));
    } catch (error) {
      done(error as Error);
    }
  });
}

export function bodyOf({ raw }: FastifyRequest): Buffer {
  return bodies.get(raw) ?? none;
}
