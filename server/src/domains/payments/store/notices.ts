import { setStatement, statement } from '#platform/postgres';

const key = { slot: 'int2', connector: 'text', eventId: 'text' } as const;

/**
 * Stores notices, each with the mark that it waits to be applied. A redelivery finds its row there
 * and changes nothing.
 */
export const insertNotices = setStatement(
  'insert payments.notice',
  { ...key, attempt: 'uuid', body: 'bytea', says: 'json', receivedAt: 'instant' },
  `with stored as (
     insert into payments.notice (slot, connector, event_id, attempt, body, says, received_at)
     select r.slot, r.connector, r.event_id, r.attempt, r.body, r.says::json, r.received_at
     from :rows
     on conflict do nothing
     returning slot, connector, event_id, received_at
   )
   insert into payments.waiting_notice (slot, connector, event_id, received_at)
   select slot, connector, event_id, received_at from stored`,
);

export interface WaitingNotice {
  readonly slot: number;
  readonly connector: string;
  readonly eventId: string;
  readonly attempt: string | null;
  readonly says: unknown;
}

/** What is left to apply, of all slots; a table of what waits costs what waits. */
export const readWaitingNotices = statement<WaitingNotice>(
  'read payments.waiting_notice',
  `select n.slot, n.connector, n.event_id, n.attempt, n.says
   from (
     select slot, connector, event_id from payments.waiting_notice
     where received_at <= $1 and slot = any ($2::int2[])
     order by slot, connector, event_id limit $3
   ) w join payments.notice n
     on n.slot = w.slot and n.connector = w.connector and n.event_id = w.event_id`,
);

/**
 * What was applied waits no longer. Who is second to apply a notice finds that it says nothing new.
 */
export const deleteWaiting = setStatement(
  'delete payments.waiting_notice',
  key,
  `delete from payments.waiting_notice w using :rows
   where w.slot = r.slot and w.connector = r.connector and w.event_id = r.event_id`,
);

export interface NoticeRow {
  readonly eventId: string;
  readonly receivedAt: number;
  readonly says: unknown;
  readonly body: Buffer;
}

/**
 * Of one attempt, found by when they came: there is no index by attempt, which each would write.
 */
export const readNoticesOf = statement<NoticeRow>(
  'read payments.notice of attempt',
  `select event_id, received_at, says, body from payments.notice
   where slot = $1 and connector = $2 and attempt = $3 and received_at between $4 and $5
   order by received_at limit 50`,
);
