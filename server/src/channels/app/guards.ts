import type { appRoutes } from '@lowu/contract/app';
import { zoneMask, zonesOf } from '#base';
import { readGuards, setGuards } from '#charging';
import type { Context } from '#platform/context';
import type { Line } from '#subscribers';
import { hkd } from '#platform/http';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';

type Routes = typeof appRoutes;

export async function handleReadGuards(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['readGuards']>,
) {
  return guardsOf(context, await ownLine(context, params.line, who));
}

export async function handleSetGuards(
  { context }: AppChannel,
  { params, body, who }: AppCall<Routes['setGuards']>,
) {
  const line = await ownLine(context, params.line, who);
  const { packOnly, dailyLimitMinor } = body;
  await setGuards(context, line.id, {
    packOnly: zoneMask(...packOnly),
    dailyLimitMinor: dailyLimitMinor === null ? null : BigInt(dailyLimitMinor),
  });
  return guardsOf(context, line);
}

async function guardsOf(context: Context, line: Line) {
  const { packOnly, dailyLimitMinor, spentTodayMinor } = await readGuards(context, line.id);
  return {
    packOnly: zonesOf(packOnly),
    dailyLimit: dailyLimitMinor === null ? null : hkd(dailyLimitMinor),
    spentToday: hkd(spentTodayMinor),
  };
}
