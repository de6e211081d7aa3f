import type { appRoutes } from '@lowu/contract/app';
import { minuteMs } from '#base';
import { type AttemptId, askPayment } from '#payments';
import { type Context, keptIn } from '#platform/context';
import { follow } from '#platform/http';
import { takeToken } from '#platform/limits';
import { isFinal, isPaymentOpen, type Maker, readTopup, type TopupId } from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { presentTopup } from './present-topup.ts';
import { readAs } from './read-as.ts';
import { refuse } from './refusals.ts';

const owner = {};
/** Each stream reads its order twice a second: enough for every window a person has open. */
const mostStreams = 8;
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
  const leave = enter(context, reader);
  reply.raw.once('close', leave);
  if (isPaymentOpen(first.state) && first.maker === reader && first.attempt !== null) {
    void askSparingly(context, first.attempt).catch((error: unknown) =>
      context.log.warn('a watched payment could not be asked about', { topup: id, error }),
    );
  }
  follow(reply, async () => {
    const topup = await readTopup(context, id, reader);
    return { value: presentTopup(channel, topup, reader), isFinal: isFinal(topup.state) };
  });
  return undefined;
}

/** Counts one more stream of this reader, in this process; returns how to count it out again. */
function enter(context: Context, reader: Maker): () => void {
  const streams = keptIn(context, owner, () => new Map<Maker, number>());
  const before = streams.get(reader) ?? 0;
  if (before >= mostStreams) throw refuse.streams_too_many({ retryAfterSeconds: 10 });
  streams.set(reader, before + 1);
  return () => {
    const left = (streams.get(reader) ?? 1) - 1;
    if (left > 0) streams.set(reader, left);
    else streams.delete(reader);
  };
}

async function askSparingly(context: Context, attempt: AttemptId): Promise<void> {
  const token = { key: attempt, limit: asksPerMinute, perMs: minuteMs };
  const isTurn = await takeToken(context, { name: 'app.watched_payment', ...token }).then(
    () => true,
    () => false,
  );
  if (isTurn) await askPayment(context, attempt);
}
