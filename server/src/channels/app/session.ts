import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isoTime, type PhoneNumber, parsePhoneNumber } from '#base';
import {
  changePreferences,
  csrfTokenOf,
  requestCode,
  signIn,
  signOut,
  type Visit,
} from '#identity';
import { clearCookie, setCookie } from '#platform/http';
import { readPersonalData } from '#privacy';
import { findLineByNumber, maskName, readSubscriber } from '#subscribers';
import type { AppCall, AppChannel } from './channel.ts';
import { subscriberIn } from './own-line.ts';
import { refuse } from './refusals.ts';

type Routes = typeof appRoutes;
type Session = Static<Routes['readSession']['answer']>;

/** What the app knows of who uses it. */
export async function presentSession(
  { context, place }: AppChannel,
  visit: Visit,
): Promise<Session> {
  const { subscriber: id, preferences } = visit;
  const person = id === null ? null : await readSubscriber(context, id);
  return {
    isSignedIn: person !== null,
    subscriber: person && { id: person.id, name: maskName(person.name) },
    ...preferences,
    csrfToken: csrfTokenOf(context.secrets, visit),
    now: isoTime(context.clock.now()),
    isDemo: place.isDemo,
    inboxUrl: place.inboxUrl,
  };
}

function numberOf(typed: string): PhoneNumber {
  const number = parsePhoneNumber(typed);
  if (!number) throw refuse.number_impossible();
  return number;
}

export async function handleRequestCode(
  { context }: AppChannel,
  { body, who, request }: AppCall<Routes['requestCode']>,
) {
  const number = numberOf(body.number);
  const found = await findLineByNumber(context, number);
  const { expiresAtMs, resendAtMs } = await requestCode(context, {
    number,
    subscriber: found?.owner.id ?? null,
    device: who.device,
    language: who.preferences.language,
    ip: request.ip,
  });
  return { expiresAt: isoTime(expiresAtMs), resendAt: isoTime(resendAtMs) };
}

export async function handleSignIn(
  channel: AppChannel,
  { body, who, request, reply }: AppCall<Routes['signIn']>,
) {
  const { visit, token } = await signIn(channel.context, {
    number: numberOf(body.number),
    code: body.code,
    device: who.device,
    ip: request.ip,
  });
  setCookie(reply, channel.cookies.session, token);
  return presentSession(channel, visit);
}

export async function handleSignOut(
  channel: AppChannel,
  { who, reply }: AppCall<Routes['signOut']>,
) {
  const visit = await signOut(channel.context, who);
  clearCookie(reply, channel.cookies.session);
  return presentSession(channel, visit);
}

export async function handlePreferences(
  channel: AppChannel,
  { body, who }: AppCall<Routes['changePreferences']>,
) {
  return presentSession(channel, await changePreferences(channel.context, who, body));
}

/** As a file: the link that leads here keeps it. */
export async function handleExportPersonalData(
  { context }: AppChannel,
  { who, reply }: AppCall<Routes['exportPersonalData']>,
) {
  const data = await readPersonalData(context, subscriberIn(who));
  reply.header('cache-control', 'no-store');
  return {
    ...data,
    lines: [...data.lines],
    mandates: [...data.mandates],
    topups: [...data.topups],
    receipts: [...data.receipts],
    appeals: [...data.appeals],
  };
}
