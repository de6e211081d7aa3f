import type { appRoutes } from '@lowu/contract/app';
import { askPayment } from '#payments';
import { follow } from '#platform/http';
import { isFinal, isOpen, readTopup, type TopupId } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { makerOf, presentTopup } from './present-topup.ts';

/**
 * The order as it changes. While somebody watches an open order that has been to the provider, the
 * provider is asked at once instead of when its turn comes.
 */
export async function handleFollow(
  channel: AppChannel,
  { params, who, reply }: AppCall<(typeof appRoutes)['followTopup']>,
): Promise<undefined> {
  const { context } = channel;
  const reader = makerOf(who);
  const id = params.topup as TopupId;
  const first = await readTopup(context, id, reader);
  if (isOpen(first.state) && first.maker === reader) {
    void askPayment(context, first.attempt).catch((error: unknown) =>
      context.log.warn('a watched payment could not be asked about', { topup: id, error }),
    );
  }
  follow(reply, async () => {
    const topup = await readTopup(context, id, reader);
    return { value: presentTopup(channel, topup, reader), isFinal: isFinal(topup.state) };
  });
  return undefined;
}
