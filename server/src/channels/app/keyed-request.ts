import type { FastifyRequest } from 'fastify';
import { type Id, uuidOf } from '#base';
import { idempotencyKeyOf } from '#platform/http';
import { fingerprintOf, type Request } from '#platform/idempotency';

/** A request under the key that its device made; `said` is all that it asks for, in one text. */
export function keyedRequest(request: FastifyRequest, caller: Id, said: string): Request {
  return {
    caller: uuidOf(caller),
    key: idempotencyKeyOf(request),
    fingerprint: fingerprintOf(said),
  };
}
