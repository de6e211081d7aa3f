import type { appRoutes } from '@lowu/contract/app';
import { isoTime } from '#base';
import type { Visit } from '#identity';
import type { MandateId } from '#mandates';
import type { Scene } from '#payments';

import { cancelTopup, listTopups, orderTopup, readTopup, type TopupId, undoTopup } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { keyedRequest } from './keyed-request.ts';
import { makerOf, presentTopup } from './present-topup.ts';
import { readAs } from './read-as.ts';

type Routes = typeof appRoutes;

const pageLength = 20;

export async function handleOrder(
  channel: AppChannel,
  { body, who, request }: AppCall<Routes['orderTopup']>,
) {
  const { context, place } = channel;
  const maker = makerOf(who);
  const isTwinIntended = body.isTwinIntended ?? false;
  const mandate = body.mandate as MandateId | undefined;
  const said = `order ${body.quote} ${body.method} ${isTwinIntended}${mandate ?? ''}`;
  const id = await orderTopup(context, {
    request: keyedRequest(request, maker, said),
    quote: body.quote as `quo_${string}`,
    method: body.method,
    mandate,
    maker,
    device: who.device,
    scenes: scenesOf(request.headers['user-agent'] ?? ''),
    returnUrl: `${place.publicUrl}/top-ups/{topup}`,
    isTwinIntended,
    language: who.preferences.language,
  });
  return presentTopup(channel, await readTopup(context, id, maker), maker);
}

/**
 * WeChat's own browser shows no other wallet's page, and its own wallet not on a page of the web.
 */
function scenesOf(agent: string): readonly Scene[] {
  if (/MicroMessenger/i.test(agent)) return ['wallet_page', 'mobile_web', 'qr'];
  return /Mobi|Android|iPhone/i.test(agent) ? ['mobile_web', 'qr'] : ['desktop_page', 'qr'];
}

export async function handleList(
  channel: AppChannel,
  { query, who }: AppCall<Routes['listTopups']>,
) {
  const maker = makerOf(who);
  const beforeMs =
    query.before === undefined ? channel.context.clock.now() + 1 : Date.parse(query.before);
  const topups = await listTopups(channel.context, maker, beforeMs, pageLength);
  const last = topups.at(-1);
  return {
    topups: await Promise.all(topups.map((topup) => presentTopup(channel, topup, maker))),
    before: last && topups.length === pageLength ? isoTime(last.orderedAt) : null,
  };
}

export async function handleRead(
  channel: AppChannel,
  { params, who }: AppCall<Routes['readTopup']>,
) {
  return present(channel, params.topup, who);
}

export async function handleCancel(
  channel: AppChannel,
  { params, who }: AppCall<Routes['cancelTopup']>,
) {
  const { topup, maker } = await readAs(channel.context, params.topup as TopupId, who);
  await cancelTopup(channel.context, topup.id, maker);
  return present(channel, params.topup, who);
}

export async function handleUndo(
  channel: AppChannel,
  { params, who }: AppCall<Routes['undoTopup']>,
) {
  const { topup, maker } = await readAs(channel.context, params.topup as TopupId, who);
  await undoTopup(channel.context, topup.id, maker);
  return present(channel, params.topup, who);
}

async function present(channel: AppChannel, id: string, who: Visit) {
  const { topup, maker } = await readAs(channel.context, id as TopupId, who);
  return presentTopup(channel, topup, maker);
}
