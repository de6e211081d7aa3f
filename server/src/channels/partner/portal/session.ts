import type { portalRoutes } from '@lowu/contract/portal';
import { isoTime } from '#base';
import { readCatalog } from '#catalog';
import {
  askEmailCode,
  type DeveloperVisit,
  partnerSettings,
  readDeveloperVisit,
  registerDeveloper,
  signInDeveloper,
  signOutDeveloper,
} from '#partners';
import { type Call, clearCookie, hkd, instantOrNull, setCookie } from '#platform/http';
import { readBusiness, readFloatBalance } from '#resellers';
import { salesSettings } from '#sales';
import { isClockMovable } from '../sandbox.ts';
import { authenticatorUri } from './authenticator.ts';
import type { AnswerOf, DeveloperCall, PortalChannel } from './channel.ts';
import { refuse } from './refusals.ts';

type Routes = typeof portalRoutes;
type Session = AnswerOf<Routes['readPortalSession']>;

/** HK$10,000 of play money. */
const playFloatMinor = 1_000_000n;

/** What the portal knows of who is there, and of where it stands. */
export async function presentSession(
  channel: PortalChannel,
  visit: DeveloperVisit | null,
): Promise<Session> {
  const { context, place } = channel;
  const { operator } = await readCatalog(context);
  const trials = context.settings().get(salesSettings.trialNumbers);
  return {
    developer: visit && (await presentDeveloper(channel, visit)),
    csrfToken: visit?.csrfToken ?? '',
    brand: { name: operator.name, hotline: operator.hotline },
    now: isoTime(context.clock.now()),
    isSandbox: place.isDemo,
    isClockMovable: isClockMovable(place),
    isRegistrationOpen: place.isDemo,
    isEmailProved: context.settings().get(partnerSettings.provesEmail),
    mailUrl: (place.isDemo && place.mailUrl) || null,
    baseUrl: place.publicUrl,
    certificateUrl: place.certificateUrl ?? null,
    trialNumbers: trials.map(({ number, outcome }) => ({ number, outcome })),
    demoDeveloper: (place.isDemo && !visit && place.demoDeveloper?.()) || null,
  };
}

async function presentDeveloper({ context }: PortalChannel, { email, reseller }: DeveloperVisit) {
  // Who may not sell may still look: it is then that they ask most.
  const [{ name: business, suspendedAt }, balance] = await Promise.all([
    readBusiness(context, reseller),
    readFloatBalance(context, reseller),
  ]);
  const { totalMinor, availableMinor, heldMinor } = balance;
  const float = { total: hkd(totalMinor), available: hkd(availableMinor), holding: hkd(heldMinor) };
  return { email, partner: reseller, business, suspendedAt: instantOrNull(suspendedAt), float };
}

export async function handleAskEmailCode(
  { context, place }: PortalChannel,
  { body, request }: Call<Routes['askEmailCode'], DeveloperVisit | null>,
) {
  if (!place.isDemo) throw refuse.registration_closed();
  return { minutes: await askEmailCode(context, { ...body, ip: request.ip }) };
}

export async function handleRegister(
  { context, place }: PortalChannel,
  { body, request }: Call<Routes['registerDeveloper'], DeveloperVisit | null>,
) {
  // Elsewhere a partner is opened by people who know whom they deal with.
  if (!place.isDemo) throw refuse.registration_closed();
  const registered = await registerDeveloper(context, {
    ...body,
    ip: request.ip,
    playFloatMinor,
  });
  const totpUri = await authenticatorUri(context, body.language, registered);
  return { totpSecret: registered.totpSecret, totpUri };
}

export async function handleSignIn(
  channel: PortalChannel,
  { body, request, reply }: Call<Routes['signInDeveloper'], DeveloperVisit | null>,
): Promise<Session> {
  const { context, cookie, place } = channel;
  const { ip } = request;
  const codeAt = place.sandboxClock?.realNow() ?? context.clock.now();
  const token = await signInDeveloper(context, { ...body, codeAt, ip });
  setCookie(reply, cookie, token);
  return presentSession(channel, (await readDeveloperVisit(context, token, ip)) ?? null);
}

export async function handleSignOut(
  channel: PortalChannel,
  { who, reply }: DeveloperCall<Routes['signOutDeveloper']>,
): Promise<Session> {
  const { context, cookie } = channel;
  await signOutDeveloper(context, who.token);
  clearCookie(reply, cookie);
  return presentSession(channel, null);
}
