import type { FastifyRequest } from 'fastify';
import { requireCsrfToken } from '#identity';
import { readCookie } from '#platform/http';
import { readTillVisit, type TillVisit } from '#resellers';
import type { AgentChannel, AgentRoute } from './channel.ts';
import { refuse } from './refusals.ts';

/**
 * Who stands at the till, by its cookie. What changes something must carry the session's CSRF
 * token; signing in carries none, and is kept from other sites by the cookie's `Strict` and by
 * taking JSON only.
 */
export async function identify(
  { context, cookie }: Pick<AgentChannel, 'context' | 'cookie'>,
  { access, method }: AgentRoute,
  request: FastifyRequest,
): Promise<TillVisit | null> {
  const visit = (await readTillVisit(context, readCookie(request, cookie), request.ip)) ?? null;
  if (access === 'public') return visit;
  if (!visit) throw refuse.till_sign_in_needed();
  if (method !== 'GET') {
    const given = request.headers['x-csrf-token'];
    requireCsrfToken(visit.csrfToken, typeof given === 'string' ? given : undefined);
  }
  return visit;
}
