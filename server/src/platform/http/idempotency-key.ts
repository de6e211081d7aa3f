import type { FastifyRequest } from 'fastify';
import { refuse } from './refusals.ts';

const uuid = /^[0-9a-f]{32}$/;

/**
 * The key that the device made before its first byte. The IETF's draft
 * (draft-ietf-httpapi-idempotency- key-header, 2.1) writes it as a string in quotes; bare ones are
 * taken too.
 */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const given = request.headers['idempotency-key'];
  const digits = String(given ?? '')
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('-', '')
    .toLowerCase();
  if (!uuid.test(digits)) throw refuse.idempotency_key_needed();
  return digits;
}
