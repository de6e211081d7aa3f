import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { signInStaff, signOutStaff, type StaffSession } from '#identity';
import { type Call, clearCookie, setCookie } from '#platform/http';
import type { ConsoleChannel } from './channel.ts';

type Routes = typeof consoleRoutes;
type Session = Static<Routes['readStaffSession']['answer']>;

/** What the console knows of who uses it. */
export function presentSession(
  { context, place }: ConsoleChannel,
  session: StaffSession | null,
): Session {
  const nowMs = context.clock.now();
  return {
    staff: session && {
      id: session.staff,
      name: session.name,
      login: session.login,
      permissions: [...session.permissions],
    },
    csrfToken: session?.csrfToken ?? '',
    expiresAt: session && isoTime(session.expiresAtMs),
    now: isoTime(nowMs),
    isDemo: place.isDemo,
    demoStaff: place.isDemo && !session ? [...place.demoStaff(nowMs)] : [],
  };
}

export async function handleSignIn(
  channel: ConsoleChannel,
  { body, request, reply }: Call<Routes['signInStaff'], StaffSession | null>,
) {
  const { context, cookie } = channel;
  const { session, token } = await signInStaff(context, { ...body, ip: request.ip });
  setCookie(reply, cookie, token);
  return presentSession(channel, session);
}

export async function handleSignOut(
  channel: ConsoleChannel,
  { who, reply }: Call<Routes['signOutStaff'], StaffSession>,
) {
  const { context, cookie } = channel;
  await signOutStaff(context, who);
  clearCookie(reply, cookie);
  return presentSession(channel, null);
}
