import type { PhoneNumber, Slot } from '#base';
import { setStatement, statement } from '#platform/postgres';
import type { MessageKind } from '../message.ts';

export interface AwaitedRow {
  readonly slot: Slot;
  readonly id: string;
  readonly kind: MessageKind;
  readonly cause: string;
  readonly receiver: PhoneNumber;
  readonly body: string | null;
  readonly tried: readonly string[];
  readonly queuedAt: number;
  readonly sendBefore: number | null;
}

/** Short messages that were handed over before $1, and of which nothing was reported. */
export const claimAwaited = statement<AwaitedRow>(
  'claim notifications.message awaited',
  `select slot, id, kind, cause, receiver, body, tried, queued_at, send_before
   from notifications.message
   where state = 'sent' and channel = 'sms' and sent_at <= $1::timestamptz
   order by sent_at limit $2 for update skip locked`,
);

/** One that was reported meanwhile is left as it was reported. */
export const closeAwaited = setStatement(
  'close notifications.message awaited',
  {
    slot: 'int2',
    id: 'uuid',
    state: 'text',
    failure: 'text',
    triedMore: 'text',
    dueAt: 'instant',
  },
  `update notifications.message m
   set state = r.state, failure = r.failure, due_at = r.due_at,
     attempts = case when r.state = 'queued' then 0 else m.attempts end,
     channel = case when r.state = 'queued' then null else m.channel end,
     tried = case when r.tried_more is null then m.tried else m.tried || r.tried_more end
   from :rows where m.slot = r.slot and m.id = r.id and m.state = 'sent'`,
);
