import type { FastifyReply, FastifyRequest } from 'fastify';
import { csrfTokenOf, openDevice, readVisit, requireCsrfToken, type Visit } from '#identity';
import { languageOf, readCookie, setCookie } from '#platform/http';
import type { AppChannel, AppRoute } from './channel.ts';
import { refuse } from './refusals.ts';

/**
 * Who calls, by the two cookies. Whoever comes for the first time gets a device on the public
 * routes only, so that a program which keeps no cookies makes none by the thousand. What changes
 * something must carry the visit's CSRF token.
 */
export async function identify(
  channel: Pick<AppChannel, 'context' | 'cookies'>,
  route: AppRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit> {
  const { context, cookies } = channel;
  const tokens = {
    device: readCookie(request, cookies.device),
    session: readCookie(request, cookies.session),
  };
  const known = await readVisit(context, tokens);
  if (!known && route.access !== 'public') throw refuse.device_needed();
  const visit = known ?? (await welcome(channel, request, reply));
  if (route.access === 'subscriber' && visit.subscriber === null) throw refuse.sign_in_needed();
  if (route.method !== 'GET') {
    const given = request.headers['x-csrf-token'];
    const right = csrfTokenOf(context.secrets, visit);
    requireCsrfToken(right, typeof given === 'string' ? given : undefined);
  }
  return visit;
}

async function welcome(
  { context, cookies }: Pick<AppChannel, 'context' | 'cookies'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit> {
  const preferences = { language: languageOf(request), isCareMode: false };
  const { visit, token } = await openDevice(context, { preferences, ip: request.ip });
  setCookie(reply, cookies.device, token);
  return visit;
}
