import type { agentRoutes } from '@lowu/contract/agent';
import type { Static } from 'typebox';
import { idFrom, isoTime, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { type Call, clearCookie, hkd, setCookie } from '#platform/http';
import {
  readFloat,
  readTillVisit,
  type Seller,
  signInOperator,
  signOutOperator,
  type TillVisit,
} from '#resellers';
import { topupSettings } from '#topups';
import { voucherSettings } from '#vouchers';
import type { AgentChannel, TillCall } from './channel.ts';

type Routes = typeof agentRoutes;
type Session = Static<Routes['readTillSession']['answer']>;

/** What a till knows of who stands at it. */
export async function presentSession(
  channel: AgentChannel,
  visit: TillVisit | null,
): Promise<Session> {
  const { context, place } = channel;
  const { operator } = await readCatalog(context);
  return {
    till: visit && (await presentTill(channel, visit.seller)),
    csrfToken: visit?.csrfToken ?? '',
    brand: { name: operator.name, hotline: operator.hotline },
    now: isoTime(context.clock.now()),
    expiresAt: visit && isoTime(visit.seller.expiresAt),
    demoTills: place.isDemo && !visit ? [...place.demoTills()] : [],
  };
}

async function presentTill(
  { context }: AgentChannel,
  seller: Seller,
): Promise<NonNullable<Session['till']>> {
  const { shelf } = await readCatalog(context);
  const { leastMinor, mostMinor } = seller.tier;
  const isAllowed = (value: bigint) => value >= leastMinor && value <= mostMinor;
  return {
    reseller: seller.reseller,
    shop: seller.resellerName,
    operator: seller.operatorName,
    login: seller.operatorLogin,
    isSupervisor: seller.isSupervisor,
    till: seller.till,
    isPlaceNeeded: seller.place !== null,
    float: await presentFloat({ context }, seller),
    tiles: shelf.tiles
      .map(({ valueMinor }) => valueMinor)
      .filter(isAllowed)
      .map(Number),
    voucherTiles: context
      .settings()
      .get(voucherSettings.valuesMinor)
      .filter((value) => isAllowed(BigInt(value))),
    undoMinutes: context.settings().get(topupSettings.undoMinutes),
  };
}

export async function presentFloat(
  { context }: Pick<AgentChannel, 'context'>,
  { float }: Seller,
): Promise<NonNullable<Session['till']>['float']> {
  const amountMinor = await readFloat(context, idFrom('rsl', uuidOf(float)));
  return hkd(amountMinor);
}

export async function handleSignIn(
  channel: AgentChannel,
  { body, request, reply }: Call<Routes['signInTill'], TillVisit | null>,
): Promise<Session> {
  const { context, cookie } = channel;
  const { ip } = request;
  const token = await signInOperator(context, { ...body, ip });
  setCookie(reply, cookie, token);
  return presentSession(channel, (await readTillVisit(context, token, ip)) ?? null);
}

export async function handleSignOut(
  channel: AgentChannel,
  { who, reply }: TillCall<Routes['signOutTill']>,
): Promise<Session> {
  const { context, cookie } = channel;
  await signOutOperator(context, who.token);
  clearCookie(reply, cookie);
  return presentSession(channel, null);
}
