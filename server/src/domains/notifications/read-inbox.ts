import { idFrom, type InstantMs, type PhoneNumber, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { arraysOf, mostCounted, type OwnNumber } from './inbox.ts';
import type { MessageId, MessageState } from './message.ts';
import { type MessagePlace, placeOf } from './message-place.ts';
import type { OutsideChannel } from './senders/sender.ts';
import { countUnread, type InboxRow, readInbox as readRows } from './store/inbox.ts';
import { unsigned } from './text.ts';
import { titles } from './titles.ts';

/** A message as its receiver sees it in the app. */
export interface InboxMessage {
  readonly id: MessageId;
  /** The number that it was sent to. */
  readonly number: PhoneNumber;
  readonly title: string;
  readonly text: string;
  readonly queuedAt: InstantMs;
  readonly isOpened: boolean;
  /** Null where it leads nowhere. */
  readonly place: MessagePlace | null;
  /** The way it went beside the inbox; null where it went none yet. */
  readonly channel: OutsideChannel | null;
  readonly state: MessageState;
}

export interface InboxPage {
  readonly messages: readonly InboxMessage[];
  /** Where the next page goes on; null where there is none. */
  readonly before: MessageId | null;
  /** How many are unread of all of them, up to `mostCounted`. */
  readonly unread: number;
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The newest messages to one's numbers before an id, the same that went by other ways. */
export async function readInbox(
  context: Context,
  own: readonly OwnNumber[],
  page: { readonly before: MessageId | undefined; readonly limit: number },
): Promise<InboxPage> {
  const { before, limit } = page;
  const last = before === undefined ? newest : uuidOf(before);
  const [rows, [counted]] = await Promise.all([
    // One more than is shown tells whether there is another page.
    context.db.read(readRows, [...arraysOf(own), last, limit + 1]),
    context.db.read(countUnread, [...arraysOf(own), mostCounted]),
  ]);
  const messages = rows.slice(0, limit).map(messageOf);
  return {
    messages,
    before: rows.length > limit ? (messages.at(-1)?.id ?? null) : null,
    unread: Number(counted?.unread ?? 0n),
  };
}

function messageOf(row: InboxRow): InboxMessage {
  const { kind, language, receiver, body, queuedAt, openedAt, channel, state } = row;
  return {
    id: idFrom('msg', row.id),
    number: receiver,
    title: titles[kind][language],
    text: unsigned(body),
    queuedAt,
    isOpened: openedAt !== null,
    place: placeOf(kind, row),
    channel: channel === 'inbox' ? null : channel,
    state,
  };
}
