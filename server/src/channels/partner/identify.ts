import type { FastifyRequest } from 'fastify';
import { type PartnerVisit, readPartnerVisit } from '#partners';
import type { PartnerChannel, PartnerRoute } from './channel.ts';

/** Whose program calls, by its access token; a route without a scope is for any of theirs. */
export function identify(
  { context, place }: Pick<PartnerChannel, 'context' | 'place'>,
  { scope }: PartnerRoute,
  request: FastifyRequest,
): Promise<PartnerVisit> {
  return readPartnerVisit(context, {
    authorization: request.headers.authorization,
    ip: request.ip,
    certificate: place.certificateOf?.(request),
    issuer: place.publicUrl,
    needs: scope,
  });
}
