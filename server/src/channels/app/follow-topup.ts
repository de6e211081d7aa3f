import type { appRoutes } from '@lowu/contract/app';
import { minuteMs } from '#base';
import { type AttemptId, askPayment } from '#payments';
import type { Context } from '#platform/context';
import { follow } from '#platform/http';
import { takeToken } from '#platform/limits';
import { isFinal, isPaymentOpen, readTopup, type TopupId } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { presentTopup } from './present-topup.ts';
import { readAs } from './read-as.ts';
import { enterStream } from './streams.ts';

/** A stream that is opened again and again must not become a question to the provider each time. */
const asksPerMinute = 6;

/**
 * The order as it changes. While somebody watches an open order that has been to the provider, the
 * provider is asked at once instead of when its turn comes. Refuses with `streams_too_many`.
 */
export async function handleFollow(
  channel: AppChannel,
  { params, who, reply }: AppCall<(typeof appRoutes)['followTopup']>,
): Promise<undefined> {
  const { context } = channel;
  const id = params.topup as TopupId;
  const { topup: first, maker: reader } = await readAs(context, id, who);
  enterStream(context, reader, reply);
  if (isPaymentOpen(first.state) && first.maker === reader && first.attempt !== null) {
    void askSparingly(context, first.attempt).catch((error: unknown) =>
      context.log.warn('a watched payment could not be asked about', { topup: id, error }),
    );
  }
  follow(reply, async () => {
    const topup = await readTopup(context, id, reader);
    return { value: await presentTopup(channel, topup, reader), isFinal: isFinal(topup.state) };
  });
  return undefined;
}

async function askSparingly(context: Context, attempt: AttemptId): Promise<void> {
  const token = { key: attempt, limit: asksPerMinute, perMs: minuteMs };
  const isTurn = await takeToken(context, { name: 'app.watched_payment', ...token }).then(
    () => true,
    () => false,
  );
  if (isTurn) await askPayment(context, attempt);
}
