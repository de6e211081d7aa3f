import type { appRoutes } from '@lowu/contract/app';
import { secondMs } from '#base';
import { readAppeal } from '#disputes';
import { follow } from '#platform/http';
import { readersOf } from './appeals.ts';
import type { AppCall, AppChannel } from './channel.ts';
import { presentAppeal } from './present-appeal.ts';
import { makerOf } from './present-topup.ts';
import { enterStream } from './streams.ts';

/** People answer people: what staff write is on the screen while it is still news. */
const lookEveryMs = 2 * secondMs;

/**
 * The appeal as it changes. What was answered may be opened again, and is followed on. Refuses with
 * `streams_too_many`.
 */
export async function handleFollowAppeal(
  { context }: AppChannel,
  { params, who, reply }: AppCall<(typeof appRoutes)['followAppeal']>,
): Promise<undefined> {
  const readers = readersOf(who);
  await readAppeal(context, params.number, readers);
  enterStream(context, makerOf(who), reply);
  const look = async () => {
    const read = await readAppeal(context, params.number, readers);
    const value = await presentAppeal(context, read);
    return { value, isFinal: read.appeal.state === 'withdrawn' };
  };
  follow(reply, look, lookEveryMs);
  return undefined;
}
