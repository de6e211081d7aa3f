import type { Language, PhoneNumber } from '#base';
import { setStatement, statement } from '#platform/postgres';
import type { MessageKind, MessageState } from '../message.ts';
import type { FirstWay } from '../topic.ts';
import { noLongerSo } from '../untrue.ts';

export interface InboxRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly cause: string;
  readonly receiver: PhoneNumber;
  readonly language: Language;
  readonly body: string;
  readonly state: MessageState;
  readonly channel: FirstWay | null;
  readonly queuedAt: number;
  readonly openedAt: number | null;
}

const columns = `m.id, m.kind, m.cause, m.receiver, m.language, m.body, m.state, m.channel,
  m.queued_at, m.opened_at`;

/**
 * What one number was told since it is its owner's, by the key that begins with the number. The
 * fence (`offset 0`) keeps the planner from walking a whole slot backwards by id in the hope to
 * meet this number soon. Secrets have no body and are never in it; nor is what was dropped because
 * it is no longer so.
 */
const own = `select ${columns} from notifications.message m
     where m.slot = r.slot and m.receiver = r.number and m.queued_at >= r.since
       and m.body is not null and m.failure is distinct from '${noLongerSo}' offset 0`;

const receivers = 'unnest($1::int2[], $2::text[], $3::timestamptz[]) as r(slot, number, since)';

/** Of numbers, by slots, numbers and since when, the newest before an id; at most $5. */
export const readInbox = statement<InboxRow>(
  'read notifications.message inbox',
  `select ${columns} from ${receivers}, lateral (${own}) m
   where m.id < $4::uuid order by m.id desc limit $5`,
);

/** How many of them are not opened; no more than $4 are counted. */
export const countUnread = statement<{ readonly unread: bigint }>(
  'count notifications.message unread',
  `select count(*) as unread from (
     select from ${receivers}, lateral (${own}) m where m.opened_at is null limit $4
   ) m`,
);

/** Opens those up to an id, which is what whoever says so has seen. */
export const openUpTo = statement<{ readonly id: string }>(
  'open notifications.message all',
  `update notifications.message o set opened_at = $5::timestamptz
   from (
     select r.slot, m.id from ${receivers}, lateral (${own}) m
     where m.opened_at is null and m.id <= $4::uuid
   ) m
   where o.slot = m.slot and o.id = m.id and o.opened_at is null
   returning o.id`,
);

/** Opens one, if it is to that number and of its time. What is open stays as it is. */
export const openOne = setStatement<
  { slot: 'int2'; id: 'uuid'; number: 'text'; since: 'instant'; openedAt: 'instant' },
  { readonly id: string }
>(
  'open notifications.message',
  { slot: 'int2', id: 'uuid', number: 'text', since: 'instant', openedAt: 'instant' },
  `update notifications.message m set opened_at = coalesce(m.opened_at, r.opened_at)
   from :rows
   where m.slot = r.slot and m.id = r.id and m.receiver = r.number and m.queued_at >= r.since
     and m.body is not null
   returning m.id`,
);
