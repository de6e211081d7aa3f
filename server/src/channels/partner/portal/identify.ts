import type { FastifyRequest } from 'fastify';
import { requireCsrfToken } from '#identity';
import { type DeveloperVisit, readDeveloperVisit } from '#partners';
import { readCookie } from '#platform/http';
import type { PortalChannel, PortalRoute } from './channel.ts';
import { refuse } from './refusals.ts';

/**
 * Who is at the portal, by its cookie. What changes something must carry the session's CSRF token;
 * signing in and registering carry none, and are kept from other sites by the cookie's `Strict` and
 * by taking JSON only.
 */
export async function identify(
  { context, cookie }: Pick<PortalChannel, 'context' | 'cookie'>,
  { access, method }: PortalRoute,
  request: FastifyRequest,
): Promise<DeveloperVisit | null> {
  const token = readCookie(request, cookie);
  const visit = (await readDeveloperVisit(context, token, request.ip)) ?? null;
  if (access === 'public') return visit;
  if (!visit) throw refuse.developer_sign_in_needed();
  if (method !== 'GET') {
    const given = request.headers['x-csrf-token'];
    requireCsrfToken(visit.csrfToken, typeof given === 'string' ? given : undefined);
  }
  return visit;
}
