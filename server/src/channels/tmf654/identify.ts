import type { FastifyRequest } from 'fastify';
import type { Viewer } from '#balance-actions';
import { type PartnerVisit, readPartnerVisit, type Scope } from '#partners';
import type { Tmf654Channel, Tmf654Route } from './channel.ts';

/** Whose program calls, by its access token, and that it may do this. */
export function identify(
  { context, place }: Pick<Tmf654Channel, 'context' | 'place'>,
  { scope }: Tmf654Route,
  request: FastifyRequest,
): Promise<PartnerVisit> {
  return readPartnerVisit(context, {
    authorization: request.headers.authorization,
    ip: request.ip,
    certificate: place.certificateOf?.(request),
    issuer: place.publicUrl,
    needs: scope as Scope | undefined,
  });
}

/** Whoever may read balances sees what everybody did; others see what is theirs. */
export function viewerOf({ client, scopes }: PartnerVisit): Viewer {
  const seesAll = scopes.includes('balances.read') && client.scopes.includes('balances.read');
  return { reseller: seesAll ? null : client.reseller };
}

/** What somebody changes is always their own business's. */
export function ownerOf({ client }: PartnerVisit): Viewer {
  return { reseller: client.reseller };
}
