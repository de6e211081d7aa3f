import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import type { Visit } from '#identity';
import type { Context } from '#platform/context';
import { askErasure, readErasure, withdrawErasure } from '#privacy';
import type { AppCall, AppChannel } from './channel.ts';
import { subscriberIn } from './own-line.ts';

type Routes = typeof appRoutes;
type Standing = Static<Routes['readErasure']['answer']>;

export async function handleReadErasure(
  { context }: AppChannel,
  { who }: AppCall<Routes['readErasure']>,
): Promise<Standing> {
  return standingOf(context, who);
}

export async function handleAskErasure(
  { context }: AppChannel,
  { who }: AppCall<Routes['askErasure']>,
): Promise<Standing> {
  await askErasure(context, subscriberIn(who));
  return standingOf(context, who);
}

export async function handleWithdrawErasure(
  { context }: AppChannel,
  { who }: AppCall<Routes['withdrawErasure']>,
): Promise<Standing> {
  await withdrawErasure(context, subscriberIn(who));
  return standingOf(context, who);
}

async function standingOf(context: Context, who: Visit): Promise<Standing> {
  const { erasure, obstacle } = await readErasure(context, subscriberIn(who));
  return {
    erasure: erasure && {
      state: erasure.state,
      askedAt: isoTime(erasure.askedAt),
      reason: erasure.reason,
    },
    obstacle: obstacle as Standing['obstacle'],
  };
}
