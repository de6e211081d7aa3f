import type { FastifyRequest } from 'fastify';
import { readStaffSession, requireCsrfToken, type StaffSession } from '#identity';
import { readCookie } from '#platform/http';
import type { ConsoleChannel, ConsoleRoute } from './channel.ts';
import { refuse } from './refusals.ts';

/**
 * Who is at work, by the cookie of staff, which no subscriber's cookie can stand in for. What
 * changes something must carry the session's CSRF token; signing in carries none, since there is no
 * session yet, and is kept from other sites by the cookie's `Strict` and by taking JSON only.
 */
export async function identify(
  { context, cookie }: Pick<ConsoleChannel, 'context' | 'cookie'>,
  { access, method }: ConsoleRoute,
  request: FastifyRequest,
): Promise<StaffSession | null> {
  const session = (await readStaffSession(context, readCookie(request, cookie))) ?? null;
  if (access === 'public') return session;
  if (!session) throw refuse.staff_sign_in_needed();
  if (method !== 'GET') {
    const given = request.headers['x-csrf-token'];
    requireCsrfToken(session.csrfToken, typeof given === 'string' ? given : undefined);
  }
  return session;
}
