import type { partnerRoutes } from '@lowu/contract/partner';
import { type Id, isoTime, maskPhoneNumber, type PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { instantOrNull } from '#platform/http';
import type { ResellerId } from '#resellers';
import {
  addEndpoint,
  changeEndpoint,
  type Delivery,
  type Endpoint,
  listDeliveries,
  listEndpoints,
  readDelivery,
  readEndpoint,
  removeEndpoint,
  replayDelivery,
  replaySince,
  rotateEndpointSecret,
  simulateEvent,
  steadyHeaders,
  testEndpoint,
  timestampOf,
  type Try,
} from '#webhooks';
import type { PartnerCall } from './channel.ts';
import { refuse } from './refusals.ts';

type Routes = typeof partnerRoutes;

/** What a call gives beside who makes it: alike for programs and for people at the portal. */
type Given<Name extends keyof Routes> = Pick<
  PartnerCall<Routes[Name]>,
  'params' | 'query' | 'body'
>;
type Of = { readonly endpoint: string };

const usualPage = 50;

/** Endpoints are a partner's, whichever of its clients or people opened them. */
export async function presentEndpoints(context: Context, owner: ResellerId) {
  const endpoints = await listEndpoints(context, owner);
  return { endpoints: endpoints.filter(({ form }) => form === 'standard').map(presentEndpoint) };
}

export async function openEndpoint(
  context: Context,
  owner: ResellerId,
  { body }: Given<'addEndpoint'>,
) {
  const { url, types = [], description = '', contact = null, language = 'en' } = body;
  const given = { owner, url, types, description, contact, language };
  const { endpoint, secret } = await addEndpoint(context, given);
  return { endpoint: presentEndpoint(await readEndpoint(context, owner, endpoint)), secret };
}

export async function presentOne(context: Context, owner: ResellerId, of: Of) {
  return presentEndpoint(await readEndpoint(context, owner, idIn(of)));
}

export async function presentChanged(
  context: Context,
  owner: ResellerId,
  { params, body }: Given<'changeEndpoint'>,
) {
  return presentEndpoint(await changeEndpoint(context, owner, idIn(params), body));
}

export async function closeEndpoint(context: Context, owner: ResellerId, of: Of) {
  await removeEndpoint(context, owner, idIn(of));
  return undefined;
}

export async function presentRotated(
  context: Context,
  owner: ResellerId,
  { params, body }: Given<'rotateEndpointSecret'>,
) {
  const { isLeaked = false } = body;
  const rotated = await rotateEndpointSecret(context, owner, idIn(params), { isLeaked });
  return { secret: rotated.secret, beforeUntil: instantOrNull(rotated.beforeUntil) };
}

export async function sendTest(context: Context, owner: ResellerId, of: Of) {
  return { delivery: await testEndpoint(context, owner, idIn(of)) };
}

/** Elsewhere a program must be able to believe whatever is signed. */
export async function sendSimulated(
  { context, place }: { readonly context: Context; readonly place: { readonly isDemo: boolean } },
  owner: ResellerId,
  { params, body }: Given<'simulateEvent'>,
) {
  if (!place.isDemo) throw refuse.sandbox_only();
  return { delivery: await simulateEvent(context, owner, idIn(params), body.type) };
}

export async function sendAllSince(
  context: Context,
  owner: ResellerId,
  { params, body }: Given<'replaySince'>,
) {
  const { since, only, cursor } = body;
  const { count, last } = await replaySince(context, owner, idIn(params), {
    since: Date.parse(since),
    isMissedOnly: only === 'missed',
    behind: cursor === undefined ? null : (cursor as Id<'evt'>),
  });
  return { deliveries: count, cursor: last };
}

export async function presentDeliveries(
  context: Context,
  owner: ResellerId,
  { params, query }: Given<'listDeliveries'>,
) {
  const { cursor, state = null, limit: asked } = query;
  const limit = asked === undefined ? usualPage : Number(asked);
  const before = cursor === undefined ? null : (cursor as Id<'dlv'>);
  const page = { before, state, limit };
  const deliveries = await listDeliveries(context, owner, idIn(params), page);
  const last = deliveries.at(-1);
  return {
    deliveries: deliveries.map((one) => {
      const tried = one.tries.at(-1);
      return { ...presentListed(one), last: tried ? presentTry(tried) : null };
    }),
    cursor: last && deliveries.length === limit ? last.id : null,
  };
}

type OfDelivery = Of & { readonly delivery: string };

export async function presentDelivery(context: Context, owner: ResellerId, of: OfDelivery) {
  const delivery = await readDelivery(context, owner, idIn(of), of.delivery as Id<'dlv'>);
  const { event, body, tries } = delivery;
  const headers = steadyHeaders(event);
  return { ...presentListed(delivery), headers, body, tries: tries.map(presentTry) };
}

export async function sendAgain(context: Context, owner: ResellerId, of: OfDelivery) {
  return { delivery: await replayDelivery(context, owner, idIn(of), of.delivery as Id<'dlv'>) };
}

function idIn({ endpoint }: Of): Id<'hok'> {
  return endpoint as Id<'hok'>;
}

function presentEndpoint(endpoint: Endpoint) {
  const { id, url, description, types, contact, disabledAt, disabledWhy } = endpoint;
  return {
    endpoint: id,
    url,
    description,
    types: [...types],
    contact,
    isEnabled: disabledAt === null,
    disabledAt: instantOrNull(disabledAt),
    disabledWhy,
    failingSince: instantOrNull(endpoint.failingSince),
    createdAt: isoTime(endpoint.createdAt),
  };
}

function presentListed({ id, event, type, state, attempts, body, ...at }: Delivery) {
  return {
    delivery: id,
    event,
    type,
    about: aboutIn(body),
    happenedAt: isoTime(at.happenedAt),
    queuedAt: isoTime(at.queuedAt),
    isReplay: at.isReplay,
    state,
    attempts,
    nextAt: instantOrNull(at.nextAt),
    endedAt: instantOrNull(at.endedAt),
  };
}

interface About {
  readonly reference?: unknown;
  readonly number?: unknown;
}

/** Which top-up an event is about, should it be about one. */
function aboutIn(body: string) {
  const sent = JSON.parse(body) as { readonly data?: About | null };
  const { reference, number } = sent.data ?? {};
  if (typeof reference !== 'string' || typeof number !== 'string') return null;
  return { reference, number: maskPhoneNumber(number as PhoneNumber) };
}

function presentTry({ at, tookMs, status, reason }: Try) {
  return { at: isoTime(at), timestamp: timestampOf(at), tookMs, status, reason };
}
