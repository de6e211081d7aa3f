import type { portalRoutes } from '@lowu/contract/portal';
import {
  acceptInvitation,
  askRecovery,
  type DeveloperVisit,
  readDeveloperVisit,
  readInvitation,
} from '#partners';
import { type Call, languageOf, setCookie } from '#platform/http';
import { authenticatorUri } from './authenticator.ts';
import type { AnswerOf, PortalChannel } from './channel.ts';
import { presentSession } from './session.ts';

type Routes = typeof portalRoutes;
type Asked<R extends keyof Routes> = Call<Routes[R], DeveloperVisit | null>;

export async function handleReadInvitation(
  { context }: PortalChannel,
  { body, request }: Asked<'readInvitation'>,
) {
  const found = await readInvitation(context, body.invitation, request.ip);
  return { ...found, totpUri: await authenticatorUri(context, languageOf(request), found) };
}

export async function handleAcceptInvitation(
  channel: PortalChannel,
  { body, request, reply }: Asked<'acceptInvitation'>,
): Promise<AnswerOf<Routes['acceptInvitation']>> {
  const { context, cookie, place } = channel;
  const { ip } = request;
  const codeAt = place.sandboxClock?.realNow() ?? context.clock.now();
  const token = await acceptInvitation(context, { ...body, codeAt, ip });
  setCookie(reply, cookie, token);
  return presentSession(channel, (await readDeveloperVisit(context, token, ip)) ?? null);
}

export async function handleAskRecovery(
  { context }: PortalChannel,
  { body, request }: Asked<'askRecovery'>,
) {
  return { hours: await askRecovery(context, { ...body, ip: request.ip }) };
}
