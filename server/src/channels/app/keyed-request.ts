import type { FastifyRequest } from 'fastify';
import { type Id, uuidOf } from '#base';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { keyOf } from './idempotency-key.ts';

/** A request under the key that its device made; `said` is all that it asks for, in one text. */
export function keyedRequest(request: FastifyRequest, caller: Id, said: string): Request {
  return { caller: uuidOf(caller), key: keyOf(request), fingerprint: fingerprintOf(said) };
}
