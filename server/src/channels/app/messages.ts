import type { appRoutes } from '@lowu/contract/app';
import { isoTime } from '#base';
import type { Visit } from '#identity';
import { type InboxMessage, openMessages, type OwnNumber, readInbox } from '#notifications';
import type { MessageId, ToOpen } from '#notifications';
import type { Context } from '#platform/context';
import { readLines } from '#subscribers';
import type { AppCall, AppChannel } from './channel.ts';
import { subscriberIn } from './own-line.ts';

type Routes = typeof appRoutes;
const pageLength = 20;

export async function handleListMessages(
  { context }: AppChannel,
  { query, who }: AppCall<Routes['listMessages']>,
) {
  const before = query.before as MessageId | undefined;
  const own = await ownNumbers(context, who);
  const page = await readInbox(context, own, { before, limit: pageLength });
  return {
    messages: page.messages.map(presentMessage),
    before: page.before,
    unread: page.unread,
  };
}

export function handleOpenMessage(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['openMessage']>,
) {
  return open(context, who, { message: params.message as MessageId });
}

export function handleOpenMessages(
  { context }: AppChannel,
  { body, who }: AppCall<Routes['openMessages']>,
) {
  return open(context, who, { upTo: body.upTo as MessageId });
}

async function open(context: Context, who: Visit, given: ToOpen) {
  const own = await ownNumbers(context, who);
  await openMessages(context, own, given);
  const { unread } = await readInbox(context, own, { before: undefined, limit: 1 });
  return { unread };
}

/** A line has its numbers from its first day on: what they were told before is another's. */
async function ownNumbers(context: Context, who: Visit): Promise<OwnNumber[]> {
  const lines = await readLines(context, subscriberIn(who));
  return lines.flatMap(({ numbers, createdAt }) =>
    numbers.map(({ number }) => ({ number, sinceMs: createdAt })),
  );
}

function presentMessage(message: InboxMessage) {
  const { id, number, title, text, queuedAt, isOpened, place, channel: way, state } = message;
  const page = place?.page ?? null;
  const topup = place?.page === 'order' ? place.about : null;
  return { id, number, title, text, at: isoTime(queuedAt), isOpened, page, topup, way, state };
}
