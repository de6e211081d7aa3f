import { insertRows, setStatement, statement } from '#platform/postgres';

export interface WaitingNotice {
  readonly slot: number;
  readonly connector: string;
  readonly eventId: string;
  readonly attempt: string | null;
  readonly says: unknown;
}

const key = { slot: 'int2', connector: 'text', eventId: 'text' } as const;

/** A redelivery finds its row there and changes nothing. */
export const insertNotices = insertRows(
  'payments.notice',
  {
    ...key,
    attempt: 'uuid',
    body: 'bytea',
    says: 'jsonb',
    receivedAt: 'instant',
    appliedAt: 'instant',
    outcome: 'text',
  },
  'on conflict do nothing',
);

/**
 * Those of the given notices that nobody has applied yet, locked so that one process applies them.
 * The condition is written so that no partial index answers it: PostgreSQL would find the notice
 * among all that wait in its slot, in 96 µs instead of 16 with 8,000 of them waiting.
 */
export const lockNotices = setStatement<typeof key, WaitingNotice>(
  'lock payments.notice',
  key,
  `select n.* from :rows, lateral (
     select slot, connector, event_id, attempt, says from payments.notice n
     where n.slot = r.slot and n.connector = r.connector and n.event_id = r.event_id
       and coalesce(n.applied_at, 'infinity') = 'infinity'
     for no key update skip locked
   ) n`,
);

export const readWaitingNotices = statement<WaitingNotice>(
  'read payments.notice waiting',
  `select slot, connector, event_id, attempt, says from payments.notice
   where applied_at is null and received_at <= $1 and slot = any ($2::int2[])
   order by slot, received_at limit $3`,
);

export const markNotices = setStatement(
  'update payments.notice',
  { ...key, appliedAt: 'instant', outcome: 'text' },
  `update payments.notice n set applied_at = r.applied_at, outcome = r.outcome
   from :rows where n.slot = r.slot and n.connector = r.connector and n.event_id = r.event_id`,
);
