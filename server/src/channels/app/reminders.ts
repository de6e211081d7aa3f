import type { appRoutes } from '@lowu/contract/app';
import type { Context } from '#platform/context';
import { readForecast, readReminders, setReminders } from '#reminders';
import type { LineId } from '#subscribers';
import { hkd } from '#platform/http';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';

type Routes = typeof appRoutes;

export async function handleReadReminders(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['readReminders']>,
) {
  const { id } = await ownLine(context, params.line, who);
  return remindersOf(context, id);
}

export async function handleSetReminders(
  { context }: AppChannel,
  { params, body, who }: AppCall<Routes['setReminders']>,
) {
  const { id } = await ownLine(context, params.line, who);
  const { levelsMinor, daysAhead, switchedOff } = body;
  await setReminders(context, id, { levels: levelsMinor.map(BigInt), daysAhead, switchedOff });
  return remindersOf(context, id);
}

async function remindersOf(context: Context, line: LineId) {
  const [{ levels, daysAhead, offeredDays, switchedOff }, daysLasting] = await Promise.all([
    readReminders(context, line),
    readForecast(context, line),
  ]);
  return {
    levels: levels.map(hkd),
    daysAhead: [...daysAhead],
    offeredDays: [...offeredDays],
    switchedOff: [...switchedOff],
    daysLasting,
  };
}
