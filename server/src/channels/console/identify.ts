import type { FastifyRequest } from 'fastify';
import { readStaffSession, requireStaffSession, type StaffSession } from '#identity';
import { readCookie } from '#platform/http';
import type { ConsoleChannel, ConsoleRoute } from './channel.ts';

/**
 * Who is at work. Signing in carries no CSRF token, since there is no session yet, and is kept from
 * other sites by the cookie's `Strict` and by taking JSON only.
 */
export async function identify(
  { context, cookie }: Pick<ConsoleChannel, 'context' | 'cookie'>,
  { access, method }: ConsoleRoute,
  request: FastifyRequest,
): Promise<StaffSession | null> {
  const token = readCookie(request, cookie);
  if (access === 'public') return (await readStaffSession(context, token)) ?? null;
  const csrfToken = request.headers['x-csrf-token'];
  return requireStaffSession(context, { token, csrfToken, isChange: method !== 'GET' });
}
